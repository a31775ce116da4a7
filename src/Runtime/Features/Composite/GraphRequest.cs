using System.Text.Json;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// A request of <c>/composite/graph</c>: <c>{graphs: [{graphId, compositeRequest}]}</c>. It answers <c>{graphs: [{graphId, graphResponse:
/// {compositeResponse}, isSuccessful}]}</c>.
/// </summary>
internal sealed record GraphRequest : StepsRequest
{
    private readonly int[] _lengths;

    /// <param name="dataPath">The path of the API's resources, with the version.</param>
    /// <param name="steps">All steps that are sent.</param>
    /// <param name="graphs">The places of this request's steps among them, by graph.</param>
    public GraphRequest(string dataPath, UnitStep[] steps, int[][] graphs)
        : base(
            dataPath + "/composite/graph",
            [.. graphs.SelectMany(g => g).Select(i => steps[i])],
            [.. graphs.SelectMany(g => g)],
            writer => WriteBody(writer, dataPath, steps, graphs)) => _lengths = Array.ConvertAll(graphs, g => g.Length);

    protected override string Expected => "what a graph answers: graphs, with a graphId and a graphResponse each";

    protected override WriteResult[] Read(JsonElement answer)
    {
        var answers = answer.GetProperty("graphs").EnumerateArray().ToDictionary(g => g.GetProperty("graphId").GetString()!);
        var all = new List<WriteResult>(Steps.Length);
        for (var i = 0; i < _lengths.Length; i++)
        {
            var steps = Steps[all.Count..(all.Count + _lengths[i])];
            var results = StepBody.Read(answers[NameOf(i)].GetProperty("graphResponse"), steps);
            StepReader.SettleAllOrNone(steps, results);
            all.AddRange(results);
        }
        return [.. all];
    }

    private static string NameOf(int graph) => "graph" + graph.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteBody(Utf8JsonWriter writer, string dataPath, UnitStep[] steps, int[][] graphs)
    {
        writer.WriteStartArray("graphs"u8);
        for (var i = 0; i < graphs.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("graphId"u8, NameOf(i));
            StepBody.Write(writer, dataPath, graphs[i].Select(n => steps[n]));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
