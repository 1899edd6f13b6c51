"""Any board that answers in JSON, or keeps it in a script of its page: options name the paths of what a vacancy has."""

from typing import ClassVar

from spiders.job_boards.api import PATHS, JobApi


class AnyJobApi(JobApi):
    """The defaults are the names that most programs use; a platform file replaces those that differ."""

    name = "job_api"
    css: ClassVar = JobApi.css | {"script": "script#__NEXT_DATA__ || script[type='application/json']"}
    paths: ClassVar = {
        "rows": "jobs || offers || vacancies || postings || positions || results || items || hits || data/jobs || data"
        " || .",
        "id": "id || uuid || shortcode || slug || guid",
        "url": "url || absolute_url || jobUrl || job_url || link || apply_url",
        "title": "title || position || jobTitle || job_title || name",
        "text": "description + requirements || content || body || text",
        "employer": "company_name || companyName || company/name || company || employer/name || employer",
        "employer_url": "company_url || companyUrl || company/url || company/website || employer/url",
        "employer_logo": "company_logo || companyLogo || company/logo || logo",
        "place": "locations/name || locations || location/name || location || candidate_required_location || cities"
        " || city",
        "country": "country/name || country || locations/country",
        "pay": "salary || salary_text || compensation",
        "pay_min": "salary_min || salaryMin || salary/min || min_salary",
        "pay_max": "salary_max || salaryMax || salary/max || max_salary",
        "currency": "salary_currency || salaryCurrency || salary/currency || currency",
        "period": "salary_period || salary/period || salary/interval",
        "contract": "employment_type || employmentType || job_type || jobType || job_types || contract_type",
        "valid_through": "valid_through || validThrough || expires_at || expiresAt || deadline",
        "published": "published_at || publishedAt || date || publication_date || posted_at || datePosted || created_at"
        " || createdAt",
        "edited": "updated_at || updatedAt || lastUpdate",
        "remote": "remote || is_remote || isRemote",
        "next": "next || links/next || meta/next || paging/next",
    }
    options: ClassVar = {**dict.fromkeys(PATHS, ""), **paths}
