"""Acts: the titles of Acts and Regulations that schools cite, for files that no project knows.

A project's register knows more of each; here are only names and years, to tell a slip by.
"""

from __future__ import annotations

import re

IN_FORCE = """
Academies Act 2010; Anti-social Behaviour, Crime and Policing Act 2014; Autism Act 2009;
Apprenticeships, Skills, Children and Learning Act 2009; Bribery Act 2010; Care Act 2014;
Charities Act 2011; Children Act 1989; Children Act 2004; Children and Families Act 2014;
Children and Social Work Act 2017; Children's Wellbeing and Schools Act 2026;
Communications Act 2003; Companies Act 2006; Computer Misuse Act 1990;
Control of Asbestos Regulations 2012; Control of Substances Hazardous to Health Regulations 2002;
Copyright, Designs and Patents Act 1988; Counter-Terrorism and Security Act 2015;
Crime and Disorder Act 1998; County Courts Act 1984; Criminal Justice Act 1988; Criminal Justice Act 2003;
Criminal Justice and Courts Act 2015; Data Protection Act 2018; Data (Use and Access) Act 2025;
Defamation Act 2013; Domestic Abuse Act 2021; Education Act 1996; Education Act 2002;
Education Act 2005; Education Act 2011; Education and Adoption Act 2016;
Education and Inspections Act 2006; Education and Skills Act 2008;
Education (Guidance about Costs of School Uniforms) Act 2021;
Education (Independent School Standards) Regulations 2014; Education Reform Act 1988;
Electricity at Work Regulations 1989; Employment Act 2002; Employment Act 2008;
Employment Relations Act 1999; Employment Rights Act 1996; Employment Rights Act 2025;
Equality Act 2006; Equality Act 2010; Female Genital Mutilation Act 2003; Food Safety Act 1990;
Fraud Act 2006; Freedom of Information Act 2000; Health and Safety at Work etc. Act 1974;
Health and Safety (Display Screen Equipment) Regulations 1992;
Health and Safety (First-Aid) Regulations 1981; Human Rights Act 1998;
Immigration, Asylum and Nationality Act 2006; Investigatory Powers Act 2016;
Licensing Act 2003; Local Government Act 1972; Malicious Communications Act 1988;
Management of Health and Safety at Work Regulations 1999;
Manual Handling Operations Regulations 1992; Medicines Act 1968; Mental Capacity Act 2005;
Mental Health Act 1983; Misuse of Drugs Act 1971; Modern Slavery Act 2015;
Obscene Publications Act 1959; Occupiers' Liability Act 1957; Occupiers' Liability Act 1984;
Offensive Weapons Act 2019; Online Safety Act 2023; Police and Justice Act 2006;
Police Act 1997; Protection from Harassment Act 1997; Protection of Children Act 1978;
Protection of Freedoms Act 2012; Psychoactive Substances Act 2016;
Public Interest Disclosure Act 1998; Public Order Act 1986; Racial and Religious Hatred Act 2006;
Regulation of Investigatory Powers Act 2000; Regulatory Reform (Fire Safety) Order 2005;
Rehabilitation of Offenders Act 1974;
Reporting of Injuries, Diseases and Dangerous Occurrences Regulations 2013;
Safeguarding Vulnerable Groups Act 2006;
School Attendance (Pupil Registration) (England) Regulations 2024;
School Information (England) Regulations 2008; School Premises (England) Regulations 2012;
School Staffing (England) Regulations 2009; School Standards and Framework Act 1998;
Serious Crime Act 2015; Sexual Offences Act 2003;
Special Educational Needs and Disability Regulations 2014; Theft Act 1968;
Trade Union and Labour Relations (Consolidation) Act 1992; Violent Crime Reduction Act 2006;
Work at Height Regulations 2005; Working Time Regulations 1998;
Agency Workers Regulations 2010; Anti-social Behaviour Act 2003; Childcare Act 2006;
Construction (Design and Management) Regulations 2015; Food Information Regulations 2014;
Flexible Working Regulations 2014; Gas Safety (Installation and Use) Regulations 1998;
Gender Recognition Act 2004; Health Act 2006; Knives Act 1997; Limitation Act 1980;
Lifting Operations and Lifting Equipment Regulations 1998; National Minimum Wage Act 1998;
Maternity and Parental Leave etc. Regulations 1999; Paternity and Adoption Leave Regulations 2002;
Personal Protective Equipment at Work Regulations 1992; Road Safety Act 2006; Road Traffic Act 1988;
Privacy and Electronic Communications (EC Directive) Regulations 2003; Transport Act 1985;
Provision and Use of Work Equipment Regulations 1998; Requirements for School Food Regulations 2014;
Education (School Teachers' Appraisal) (England) Regulations 2012; Voyeurism (Offences) Act 2019;
School Governance (Constitution) (England) Regulations 2012; Technical and Further Education Act 2017;
School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012;
Skills and Post-16 Education Act 2022; Teachers' Disciplinary (England) Regulations 2012;
Transfer of Undertakings (Protection of Employment) Regulations 2006;
Workplace (Health, Safety and Welfare) Regulations 1992
"""
GONE = {
    "Control of Asbestos Regulations 2006": ("Control of Asbestos Regulations 2012", "https://www.xperthr.co.uk/legal-timetable/control-of-asbestos-regulations-2012-come-into-force/112359/"),
    "Data Protection Act 1998": ("Data Protection Act 2018", "https://www.legislation.gov.uk/ukpga/2018/12/schedule/19/part/2"),
    "Disability Discrimination Act 1995": ("Equality Act 2010", "https://northwarks.gov.uk/jobs/equality-diversity/2"),
    "Disability Discrimination Act 2005": ("Equality Act 2010", "https://www.castlepoint.gov.uk/equality-law"),
    "Education (Independent School Standards) Regulations 2010": ("Education (Independent School Standards) Regulations 2014", "https://www.legislation.gov.uk/uksi/2014/3283/body/2015-01-05"),
    "Education (Pupil Registration) (England) Regulations 2006": ("School Attendance (Pupil Registration) (England) Regulations 2024", "https://csapps.norfolk.gov.uk/csshared/ecourier2/misheet.asp?misheetid=69295"),
    "Education (School Premises) Regulations 1999": ("School Premises (England) Regulations 2012", "https://education11kbw.com/school-premises/"),
    "Employment Equality (Age) Regulations 2006": ("Equality Act 2010", "https://northwarks.gov.uk/jobs/equality-diversity/2"),
    "Equal Pay Act 1970": ("Equality Act 2010", "https://northwarks.gov.uk/jobs/equality-diversity/2"),
    "Fire Precautions Act 1971": ("Regulatory Reform (Fire Safety) Order 2005", "https://www.legislation.gov.uk/uksi/2005/1541/schedule/2/paragraph/37/2006-04-01"),
    "Race Relations (Amendment) Act 2000": ("Equality Act 2010", "https://www.castlepoint.gov.uk/equality-law"),
    "Race Relations Act 1976": ("Equality Act 2010", "https://northwarks.gov.uk/jobs/equality-diversity/2"),
    "Reporting of Injuries, Diseases and Dangerous Occurrences Regulations 1995": ("Reporting of Injuries, Diseases and Dangerous Occurrences Regulations 2013", "https://www.legislation.gov.uk/uksi/2013/1471"),
    "Sex Discrimination Act 1975": ("Equality Act 2010", "https://northwarks.gov.uk/jobs/equality-diversity/2"),
}  # fmt: skip
"""What is no longer in force, what stands in its place, and the page that says so (looked up on 2026-11-30)."""
TITLES = tuple(" ".join(one.split()) for one in IN_FORCE.split(";"))


def plain(title: str) -> str:
    """Return a title in small letters, without the marks and the 'etc.' that people leave out."""
    return " ".join(re.sub(r"\betc\b|[^\w' ]", " ", title.casefold().replace("’", "'")).split())
