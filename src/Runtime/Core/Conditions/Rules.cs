namespace Salesforce.Typed.Core.Conditions;

/// <summary>What the friendly refusals of the compiler have in common.</summary>
internal static class Rules
{
    /// <summary>Where a rule is explained.</summary>
    public const string Url = "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/{0}.md";

    /// <summary>SFT2001.</summary>
    public const string Unfilterable =
        "This field cannot be filtered by: its describe says \"filterable\": false, or its type cannot be used in WHERE.";

    /// <summary>SFT2001.</summary>
    public const string Unsortable =
        "This field cannot be sorted by: its describe says \"sortable\": false, or it is a function that ORDER BY does not take, "
        + "such as toLabel(): order by the field itself.";

    /// <summary>SFT2002.</summary>
    public const string DateTimeWithoutOffset =
        "A DateTime does not say which instant it is. Use a DateTimeOffset, or a DateOnly for a date field.";

    /// <summary>SFT2003.</summary>
    public const string Synchronous = "A query runs asynchronously: await ToListAsync(), FirstOrDefaultAsync(), or use await foreach.";

    /// <summary>SFT2004.</summary>
    public const string ConditionAsBool =
        "A condition is SOQL that the org evaluates: it has no value here. Join conditions with &&, || and !; for an optional one use "
        + "`flag ? condition : null`. A bool chooses a condition: `flag ? condition : Condition.None` for `flag && condition`, and "
        + "`flag ? Condition.All : condition` for `flag || condition`.";

    /// <summary>SFT2005.</summary>
    public const string TooLate = "SOQL filters and orders before it limits: put this before Take and Skip.";

    /// <summary>SFT2006.</summary>
    public const string AfterSelect =
        "After Select the rows are plain objects: filter and order before Select, or on the list that ToListAsync gives.";

    /// <summary>What SOQL has no word for.</summary>
    public const string NotInSoql = "SFT2007";

    /// <summary>SFT2007.</summary>
    public const string ValueOfOtherType =
        "SOQL does not compare this field with such a value, or not in this way. Give a value of the field's own type: decimal "
        + "for a number, double for a coordinate, int or long for a whole number, DateOnly for a date, DateTimeOffset for a "
        + "date-time, an id or a picklist value. Checkboxes and picklists have no order.";

    /// <summary>SFT2007.</summary>
    public const string TextForValue =
        "SOQL does not compare this field with text. Give a value of the field's own type: DateOnly.Parse(text), a number, "
        + "Id<Account>.Parse(text) or AccountIndustry.Of(text).";

    /// <summary>SFT2007.</summary>
    public const string TwoFields =
        "SOQL compares a field with a value and not with another field. Add a formula field that compares them and filter by "
        + "that, or compare the rows in C#.";

    /// <summary>SFT2007.</summary>
    public const string ParentCompared =
        "A parent is not a value in a condition. Compare the reference to it: a.OwnerId == null for a.Owner == null, and "
        + "x.Account__c for x.Account__r. Of children write Any() or None().";

    /// <summary>SFT2007.</summary>
    public const string Arithmetic =
        "SOQL has no arithmetic on fields. Compute the value that you compare with in C#, or add a formula field and filter by "
        + "that.";

    /// <summary>SFT2007.</summary>
    public const string CheckboxValue =
        "A checkbox is compared with true or false and is never null. Write a.IsActive__c or !a.IsActive__c; for two equal "
        + "checkboxes (a.X && a.Y) || (!a.X && !a.Y).";

    /// <summary>SFT2007.</summary>
    public const string CaseOfText = "SOQL compares texts without case. Compare the field itself.";

    /// <summary>SFT2007.</summary>
    public const string BlanksOfText = "The org removes the blanks around a text when it stores it. Compare the field itself.";

    /// <summary>SFT2007.</summary>
    public const string FunctionOfText =
        "SOQL has no function for a part or the length of a text. Use StartsWith, EndsWith, Contains or Like, or test the rows in "
        + "C#.";

    /// <summary>SFT2007.</summary>
    public const string FieldInText = "SOQL does not look for a field in a text. Use In with the texts that the field may have.";

    /// <summary>SFT2007.</summary>
    public const string NoValueProperty =
        "A field in a condition has no Value. Compare the field itself; HasValue and != null find records that have a value.";

    /// <summary>SFT2007.</summary>
    public const string NoHasValue =
        "A function and a compound have no HasValue: ask the field that the function takes, or a part of the compound.";

    /// <summary>SFT2007.</summary>
    public const string IdsOfOtherType =
        "The ids of the list are of another type than the field. A reference to several objects takes them by In: a.WhatId.In([.. ids]).";

    /// <summary>SFT2007.</summary>
    public const string NoDefaultValue =
        "SOQL does not replace null by a default value. Add a condition for the records without a value: a.X > 5 || a.X == null.";

    /// <summary>SFT2007.</summary>
    public const string FormatInSelect = "FORMAT() is valid in SELECT only. Compare and order by the field itself.";

    /// <summary>SFT2007.</summary>
    public const string CurrencyInSelect =
        "convertCurrency() is valid in SELECT only. Compare with an amount of a currency: new SoqlCurrency(\"EUR\", 5000m).";

    /// <summary>SFT2007.</summary>
    public const string YearOfDate = "The year of a date is CalendarYear, or FiscalYear for that of the org.";

    /// <summary>SFT2007.</summary>
    public const string MonthOfDate = "The month of a date is CalendarMonth.";

    /// <summary>SFT2007.</summary>
    public const string DayOfDate = "The day of a date is DayInMonth, DayInWeek or DayInYear.";

    /// <summary>SFT2007.</summary>
    public const string HourOfInstant = "The hour of a date-time is HourInDay.";

    /// <summary>SFT2007.</summary>
    public const string DateOfInstant = "The date of a date-time is DayOnly.";

    /// <summary>SFT2007.</summary>
    public const string NoDistinct =
        "SOQL has no DISTINCT: GroupBy(x => x.City).Select(g => g.Key) gives each value once, and ToHashSetAsync each row once.";

    /// <summary>SFT2007.</summary>
    public const string OneSortKey =
        "ORDER BY takes fields, one for each call: OrderBy(a => a.Name).ThenBy(a => a.Phone). It takes no other values and no code.";

    /// <summary>SFT2007.</summary>
    public const string NamedSortKey =
        "A typed query orders by a field: OrderBy(a => a.Name). An order that a text chooses is a switch: OrderBy(a => sort switch { "
            + "\"name\" => "
        + "a.Name, _ => a.CreatedDate }). Queries by name take names: org.Object(\"Account\", objects).OrderBy(\"Name\").";

    /// <summary>SFT2007.</summary>
    public const string TextCondition =
        "A condition is a lambda: Where(a => a.Name == name), or by name Where(f => f[\"Name\"] == name). SOQL as text is "
        + "org.Query<Account>($\"SELECT Id FROM Account WHERE Name = {name}\").";

    /// <summary>SFT2007.</summary>
    public const string NoConditionalCount =
        "SOQL counts the records of a group, or those that have a value in a field, and not those that fulfill a condition. Filter by "
            + "Where before "
        + "GroupBy, or add a key: GroupBy(o => new { o.StageName, o.IsClosed }).";

    /// <summary>SFT2007.</summary>
    public const string NoAverage = "The average of a group is Avg, as in SOQL: g.Avg(x => x.Amount).";

    /// <summary>SFT2007.</summary>
    public const string NamedSelect =
        "A query by name selects fields by their names: Select(\"Name\", \"Owner.Name\"). Make other rows of the records that ToListAsync "
            + "gives.";

    /// <summary>SFT2007.</summary>
    public const string NamedKey =
        "A query by name takes the names of fields: OrderBy(\"Name\"), ThenBy(\"Owner.Name\"), GroupBy(\"Industry\").";

    /// <summary>SFT2007.</summary>
    public const string NamedPredicate = "Put the condition into Where: Where(f => f[\"Name\"] == name).FirstOrDefaultAsync().";

    /// <summary>SFT2007.</summary>
    public const string NamedAggregate =
        "Aggregates of a query by name are those of groups: GroupBy(\"Industry\").Select(g => [g.Count(), g.Sum(\"Amount\")]).";

    /// <summary>SFT2007.</summary>
    public const string NoInclude =
        "A query loads the fields of parents and children that Select uses: Select(a => new { a.Name, Owner = a.Owner!.Name, "
        + "Contacts = a.Contacts.Select(c => c.LastName) }). WithChildren loads children of whole records.";

    /// <summary>SFT2007.</summary>
    public const string NoTracking = "Records are values and are not tracked by the client: remove AsNoTracking.";

    /// <summary>SFT2007.</summary>
    public const string NoQueryable =
        "A query is not an IQueryable. Query() gives one that a variable can build further; AsAsyncEnumerable() runs LINQ on its "
        + "rows.";

    /// <summary>SFT2007.</summary>
    public const string NoLast = "SOQL has no last row: OrderByDescending and FirstAsync or FirstOrDefaultAsync.";

    /// <summary>SFT2007.</summary>
    public const string NoElementAt = "SOQL has no row by number: Skip(n).FirstAsync(), up to 2,000.";

    /// <summary>SFT2007.</summary>
    public const string NoLongCount = "A count of records fits an int: CountAsync.";

    /// <summary>SFT2007.</summary>
    public const string NoSetOperation =
        "SOQL does not combine queries. Join the conditions by || or &&, or combine the lists that ToListAsync gives.";

    /// <summary>SFT2007.</summary>
    public const string NoSelectMany =
        "SOQL has no joins. Query the children and select fields of their parents: org.Contact.Select(c => new { c.LastName, "
        + "c.Account!.Name }).";

    /// <summary>SFT2007.</summary>
    public const string AggregateAsync =
        "Aggregates run in the org: SumAsync, AverageAsync, MinAsync and MaxAsync before Select and Take, or Aggregate for "
        + "several.";

    /// <summary>SFT2007.</summary>
    public const string AddToDate =
        "SOQL does not add to a date. Compute the date that you compare with in C#, or use a date literal such as "
        + "SoqlDate.LastNDays(30).";

    /// <summary>What takes an id or a picklist value, and gets a text.</summary>
    public const string TextAsValue = "SFT2008";

    /// <summary>SFT2008.</summary>
    public const string TextAsId =
        "An id is not a text. Write Id<Account>.Parse(text), with the object that the id belongs to, or Id<Account>.TryParse.";

    /// <summary>SFT2008.</summary>
    public const string TextAsPicklistSet =
        "The values of a multi-select picklist are not a text. Write them as [AccountRegions__c.EMEA, AccountRegions__c.APAC], or "
        + "PicklistSet<AccountRegions__c>.Parse(text) for texts joined by semicolons.";

    /// <summary>SFT2001.</summary>
    public const string Ungroupable = "This field cannot be grouped by: its describe says \"groupable\": false.";

    /// <summary>SFT2001.</summary>
    public const string NoSum = "Only numbers have a sum and an average, and only where the describe says \"aggregatable\": true.";

    /// <summary>SFT2001.</summary>
    public const string NoAggregate =
        "This field cannot be aggregated: its describe says \"aggregatable\": false, or its type has no order.";
}
