namespace Salesforce.Typed.Core.Conditions;

/// <summary>What the friendly refusals of the compiler have in common.</summary>
internal static class Rules
{
    /// <summary>Where a rule is explained.</summary>
    public const string Url = "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/{0}.md";

    /// <summary>SFT2001.</summary>
    public const string Unfilterable = "This field cannot be filtered by: its describe says \"filterable\": false, or its type cannot stand in WHERE.";

    /// <summary>SFT2001.</summary>
    public const string Unsortable = "This field cannot be sorted by: its describe says \"sortable\": false.";

    /// <summary>SFT2002.</summary>
    public const string DateTimeWithoutOffset = "A DateTime does not say which instant it is. Use a DateTimeOffset, or a DateOnly for a date field.";

    /// <summary>SFT2003.</summary>
    public const string Synchronous = "A query runs asynchronously: await ToListAsync(), FirstOrDefaultAsync(), or use await foreach.";

    /// <summary>SFT2005.</summary>
    public const string TooLate = "SOQL filters and orders before it limits: put this before Take and Skip.";

    /// <summary>SFT2006.</summary>
    public const string AfterSelect = "After Select the rows are plain objects: filter and order before Select, or on the list that ToListAsync gives.";

    /// <summary>SFT2001.</summary>
    public const string Ungroupable = "This field cannot be grouped by: its describe says \"groupable\": false.";

    /// <summary>SFT2001.</summary>
    public const string NoSum = "Only numbers have a sum and an average, and only where the describe says \"aggregatable\": true.";

    /// <summary>SFT2001.</summary>
    public const string NoAggregate = "This field cannot be aggregated: its describe says \"aggregatable\": false, or its type has no order.";
}
