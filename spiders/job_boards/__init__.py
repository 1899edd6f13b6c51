"""Job boards: lists of vacancies, pages and public feeds. A vacancy has an end: what has passed is not revisited."""
