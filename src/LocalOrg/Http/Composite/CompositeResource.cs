using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>Several calls in one: <c>composite</c>, <c>composite/graph</c> and <c>composite/batch</c>.</summary>
internal sealed class CompositeResource(Database database)
{
    private const int MostSteps = 25;
    private const int MostQueries = 5;
    private const int MostGraphs = 75;
    private const int MostNodes = 500;
    private const int MostKinds = 15;
    private const int MostDepth = 15;
    private const int MostFailedGraphs = 14;

    /// <summary>Runs steps that can refer to the results of earlier ones.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answer">Answers a step like a call of its own.</param>
    public ApiResponse Composite(Call call, Func<Call, ApiResponse> answer)
    {
        var body = call.JsonObject();
        var steps = CompositeStep.ReadAll(body);
        if (steps.Count > MostSteps)
            throw TooMany($"Limit reached. Maximum of {MostSteps} subrequests in a composite request.");
        if (steps.Count(IsQueryOrCollection) > MostQueries)
            throw TooMany($"Limit reached. Maximum of {MostQueries} query or sObject Collections subrequests in a composite request.");
        // From version 49 on, subrequests are collated unless the request says otherwise: the order is that of their references.
        var isCollated = call.IsTrue("collateSubrequests", otherwise: call.Version >= 49) && call.Version >= 48;
        var runner = new StepRunner(database, call, answer);
        var ran = runner.Run(isCollated ? Collation.Order(steps) : steps, call.IsTrue("allOrNone")).ToDictionary(
            r => r.ReferenceId, StringComparer.Ordinal);
        var results = steps.Select(s => ran[s.ReferenceId]);
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            WriteResults(json, results);
            json.WriteEndObject();
        });
    }

    /// <summary>Runs graphs of steps, each all or none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answer">Answers a step like a call of its own.</param>
    public ApiResponse Graph(Call call, Func<Call, ApiResponse> answer)
    {
        var read = call.Array("graphs").EnumerateArray().Select(g => (Id: GraphId(g), Steps: CompositeStep.ReadAll(g))).ToList();
        CheckGraphs(read);
        var runner = new StepRunner(database, call, answer);
        return ApiResponse.Json(json =>
        {
            var failed = 0;
            json.WriteStartObject();
            json.WriteStartArray("graphs");
            foreach (var (id, steps) in read)
            {
                var results = failed >= MostFailedGraphs
                    ? [.. steps.Select(s => StepResult.ForRolledBack(s.ReferenceId))]
                    : runner.Run(InOrder(steps), allOrNone: true);
                var isSuccessful = results.All(r => r.Response.IsSuccess);
                failed += isSuccessful ? 0 : 1;
                json.WriteStartObject();
                json.WriteString("graphId", id);
                json.WriteStartObject("graphResponse");
                // Nodes answer in the order in which they were written.
                WriteResults(json, [.. steps.Select(s => results.First(r => r.ReferenceId == s.ReferenceId))]);
                json.WriteEndObject();
                json.WriteBoolean("isSuccessful", isSuccessful);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>Runs independent steps.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answer">Answers a step like a call of its own.</param>
    public static ApiResponse Batch(Call call, Func<Call, ApiResponse> answer)
    {
        var list = call.Array("batchRequests");
        if (list.GetArrayLength() > MostSteps)
            throw TooMany($"Limit reached. Maximum of {MostSteps} subrequests in a batch request.");
        // Before one of them runs: a request that cannot be read changes nothing.
        var requests = list.EnumerateArray().Select(r => BatchStep.Read(r, call.Json())).ToList();
        var haltOnError = call.IsTrue("haltOnError");
        var responses = new List<ApiResponse>();
        foreach (var request in requests)
        {
            var isHalted = haltOnError && responses.Any(r => !r.IsSuccess);
            responses.Add(isHalted
                ? ApiResponse.Error(new ApiException(412, "BATCH_PROCESSING_HALTED", "Batch processing halted per request", null))
                : AnswerOne(call, request, answer));
        }
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("hasErrors", responses.Any(r => !r.IsSuccess));
            json.WriteStartArray("results");
            foreach (var response in responses)
            {
                json.WriteStartObject();
                json.WriteNumber("statusCode", response.Status);
                json.WritePropertyName("result");
                StepResult.WriteBody(json, response);
                json.WriteEndObject();
                response.Dispose();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteResults(Utf8JsonWriter json, IEnumerable<StepResult> results)
    {
        json.WriteStartArray("compositeResponse");
        foreach (var result in results)
        {
            result.Write(json);
            result.Response.Dispose();
        }
        json.WriteEndArray();
    }

    private static ApiResponse AnswerOne(Call call, BatchStep request, Func<Call, ApiResponse> answer)
    {
        try
        {
            using var step = call.Step(request.Method, request.Url, call.Header, request.Body);
            return answer(step);
        }
        catch (ApiException e)
        {
            return ApiResponse.Error(e);
        }
    }

    private static bool IsQueryOrCollection(CompositeStep step) => step.Path is [var first, ..]
        && (FieldModel.Same(first, "query") || FieldModel.Same(first, "queryAll")
            || (FieldModel.Same(first, "composite") && step.Path.Length > 1 && FieldModel.Same(step.Path[1], "sobjects")));

    private static string GraphId(JsonElement graph) =>
        graph.ValueKind == JsonValueKind.Object && graph.TryGetProperty("graphId", out var id) && id.ValueKind == JsonValueKind.String
            && id.GetString() is { Length: > 0 and < 40 } text && !text.Contains('.', StringComparison.Ordinal)
            ? text
            : throw ApiErrors.JsonParser("A graph needs a \"graphId\" of fewer than 40 characters, without a dot");

    private static void CheckGraphs(List<(string Id, List<CompositeStep> Steps)> graphs)
    {
        var all = graphs.SelectMany(g => g.Steps).ToList();
        if (graphs.Count > MostGraphs)
            throw TooMany($"Limit reached. Maximum of {MostGraphs} graphs in a composite graph request.");
        if (all.Count > MostNodes)
            throw TooMany($"Limit reached. Maximum of {MostNodes} nodes in a composite graph request.");
        if (all.Select(s => (s.Url.Split('/').ElementAtOrDefault(
            3), s.Method.ToUpperInvariant(), s.Path.ElementAtOrDefault(1)?.ToUpperInvariant())).Distinct().Count() > MostKinds)
            throw TooMany($"Limit reached. Maximum of {MostKinds} different nodes in a composite graph request.");
        if (all.Find(s => s.Path is not [var first, _, ..] || !FieldModel.Same(first, "sobjects") || s.Path.Length > 4) is { } other)
            throw new ApiException(400, "INVALID_INPUT", "A graph can hold calls to sobjects/X, sobjects/X/id and sobjects/X/field/value "
                + $"only: {other.Url}", null);
        foreach (var (_, steps) in graphs)
        {
            if (GraphDepth.Of(steps) > MostDepth)
                throw TooMany($"Limit reached. Maximum depth of {MostDepth} in a graph.");
        }
    }

    // A node comes after those that it refers to, wherever it was written.
    private static List<CompositeStep> InOrder(List<CompositeStep> steps)
    {
        var ordered = new List<CompositeStep>(steps.Count);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var known = steps.Select(s => s.ReferenceId).ToHashSet(StringComparer.Ordinal);
        while (ordered.Count < steps.Count)
        {
            var next = steps.Find(s => !done.Contains(s.ReferenceId) && s.Needs.All(n => done.Contains(n) || !known.Contains(n)))
                // A circle: its first node will find no value for its reference, and say so.
                ?? steps.First(s => !done.Contains(s.ReferenceId));
            ordered.Add(next);
            done.Add(next.ReferenceId);
        }
        return ordered;
    }

    private static ApiException TooMany(string message) => new(400, "LIMIT_EXCEEDED", message, null);
}
