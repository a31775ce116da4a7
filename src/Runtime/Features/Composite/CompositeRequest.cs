using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Features.Composite;

/// <summary>A request of <c>/composite</c>.</summary>
internal sealed record CompositeRequest : StepsRequest
{
    // Since 48.0 the platform may carry out steps in another order, unless told not to (REST API, Composite Request Body).
    private const int CollatesSince = 48;

    private readonly bool _allOrNone;

    /// <param name="dataPath">The path of the API's resources, with the version.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="first">The place of the first among all that are sent.</param>
    /// <param name="allOrNone">Whether one that fails takes the others with it.</param>
    public CompositeRequest(string dataPath, UnitStep[] steps, int first, bool allOrNone)
        : base(dataPath
            + "/composite", steps, [.. Enumerable.Range(first, steps.Length)], writer => WriteBody(writer, dataPath, steps, allOrNone)) =>
        _allOrNone = allOrNone;

    protected override string Expected =>
        "what a composite answers: compositeResponse, with a body, an httpStatusCode and a referenceId for each step";

    protected override WriteResult[] Read(JsonElement answer)
    {
        var results = StepBody.Read(answer, Steps);
        if (_allOrNone)
            StepReader.SettleAllOrNone(Steps, results);
        else
            StepReader.SettleEach(Steps, results);
        return results;
    }

    private static void WriteBody(Utf8JsonWriter writer, string dataPath, UnitStep[] steps, bool allOrNone)
    {
        writer.WriteBoolean("allOrNone"u8, allOrNone);
        if (decimal.Parse(dataPath.AsSpan(dataPath.LastIndexOf('v') + 1), CultureInfo.InvariantCulture) >= CollatesSince)
            writer.WriteBoolean("collateSubrequests"u8, false);
        StepBody.Write(writer, dataPath, steps);
    }
}
