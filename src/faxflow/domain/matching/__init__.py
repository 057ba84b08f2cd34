"""Whether two records are of one person: cleaned, compared, weighed, graded."""
