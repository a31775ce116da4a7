using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>Runs steps one after the other, each like a call of its own.</summary>
/// <param name="database">The database.</param>
/// <param name="call">The call that the steps came in.</param>
/// <param name="answer">Answers a step.</param>
internal sealed class StepRunner(Database database, Call call, Func<Call, ApiResponse> answer)
{
    /// <summary>Runs the steps; with <paramref name="allOrNone"/> one that fails takes all of them back.</summary>
    public List<StepResult> Run(IReadOnlyList<CompositeStep> steps, bool allOrNone)
    {
        var results = new List<StepResult>(steps.Count);
        try
        {
            // One transaction either way: each step that writes has a savepoint of its own within it.
            database.Atomically(() =>
            {
                using var references = new References();
                foreach (var step in steps)
                {
                    var response = Answer(step, references);
                    results.Add(new StepResult(step.ReferenceId, response));
                    // All or none of the request goes over what a collection's step says of itself (REST API, allOrNone Parameters).
                    if (allOrNone && response.HasRecordErrors)
                        throw new RollbackException();
                    if (response.IsSuccess)
                        references.Add(step.ReferenceId, response.Body is { } body ? body.Span : default);
                    else if (allOrNone)
                        throw new RollbackException();
                }
                return true;
            });
            return results;
        }
        catch (RollbackException)
        {
            var guilty = results[^1];
            foreach (var result in results.SkipLast(1))
                result.Response.Dispose();
            return [.. steps.Select(s => s.ReferenceId == guilty.ReferenceId ? guilty : StepResult.ForRolledBack(s.ReferenceId))];
        }
    }

    private ApiResponse Answer(CompositeStep step, References references)
    {
        try
        {
            const string Root = "/services/data/";
            var path = references.Resolve(step.Url)[Root.Length..];
            using var own = call.Step(step.Method, path, name => Header(step, name), step.Body is { } body
                ? references.Resolve(body)
                : default(ReadOnlyMemory<byte>));
            return answer(own);
        }
        catch (ApiException e)
        {
            return ApiResponse.Error(e);
        }
    }

    private static string? Header(CompositeStep step, string name)
    {
        foreach (var header in step.Headers?.EnumerateObject() ?? default)
        {
            if (string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
                return header.Value.ToString();
        }
        return null;
    }
}
