using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>
/// Fields of standard objects that follow from others in every org, without being formulas of the describe: whether an opportunity is won,
/// what a line item comes to.
/// </summary>
internal static class StandardRules
{
    /// <summary>Sets what follows from the other fields of <paramref name="row"/>.</summary>
    /// <param name="row">The record's values.</param>
    /// <param name="isSet">Whether the request itself set that field: then it stays.</param>
    public static void Apply(Row row, Func<string, bool> isSet)
    {
        try
        {
            switch (row.Object.Name)
            {
                case "Opportunity": Opportunity(row, isSet); break;
                case "OpportunityLineItem": LineItem(row, isSet); break;
                case "Case": row.Set("IsClosed", Starts(row.Text("Status"), "Closed")); break;
                case "Task": row.Set("IsClosed", Starts(row.Text("Status"), "Completed")); break;
            }
        }
        catch (OverflowException)
        {
            throw new ApiException(
                400, "NUMBER_OUTSIDE_VALID_RANGE", "A number that follows from others of the record is outside of the valid range");
        }
    }

    private static void Opportunity(Row row, Func<string, bool> isSet)
    {
        var stage = row.Text("StageName");
        var isWon = Starts(stage, "Closed Won");
        var isClosed = isWon || Starts(stage, "Closed");
        row.Set("IsWon", isWon);
        row.Set("IsClosed", isClosed);
        if (!isSet("Probability") && (isClosed || isSet("StageName")))
            row.Set("Probability", Probability(stage, isWon, isClosed));
        if (!isSet("ForecastCategoryName"))
            row.Set("ForecastCategoryName", isWon ? "Closed" : isClosed ? "Omitted" : "Pipeline");
        row.Set("ForecastCategory", isWon ? "Closed" : isClosed ? "Omitted" : "Pipeline");
        row.Set("ExpectedRevenue", row.Number("Amount") * row.Number("Probability") / 100);
    }

    // The probabilities of a new org's stages.
    private static decimal Probability(string? stage, bool isWon, bool isClosed) => stage switch
    {
        _ when isWon => 100,
        _ when isClosed => 0,
        "Qualification" => 10,
        "Needs Analysis" => 20,
        "Value Proposition" => 50,
        "Id. Decision Makers" => 60,
        "Perception Analysis" => 70,
        "Proposal/Price Quote" => 75,
        "Negotiation/Review" => 90,
        _ => 10,
    };

    private static void LineItem(Row row, Func<string, bool> isSet)
    {
        if (row.Number("UnitPrice") is { } price && !isSet("TotalPrice"))
            row.Set("TotalPrice", price * row.Number("Quantity") * (1 - ((row.Number("Discount") ?? 0) / 100)));
        else if (row.Number("TotalPrice") is { } total && row.Number("Quantity") is { } quantity and not 0)
            row.Set("UnitPrice", total / quantity);
        row.Set("Subtotal", row.Number("UnitPrice") * row.Number("Quantity"));
    }

    private static bool Starts(string? text, string with) => text?.StartsWith(with, StringComparison.OrdinalIgnoreCase) == true;
}
