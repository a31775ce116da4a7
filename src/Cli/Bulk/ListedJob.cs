using System.Text.Json;
using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Cli.Bulk;

/// <summary>A job as the org's lists have it.</summary>
/// <param name="Id">The id.</param>
/// <param name="IsQuery">Whether it reads records.</param>
/// <param name="SObject">The object.</param>
/// <param name="Operation">What it does.</param>
/// <param name="State">The state.</param>
/// <param name="CreatedDate">When it was created, as the org writes it.</param>
internal sealed record ListedJob(string Id, bool IsQuery, string SObject, string Operation, string State, string CreatedDate)
{
    /// <summary>The job itself, which has the numbers of its records; null where the org does not have it anymore.</summary>
    public BulkJob? Job { get; init; }

    /// <summary>Reads a job of a list.</summary>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public static ListedJob Read(
        JsonElement json, bool isQuery) => Text(json, "id") is { Length: > 0 } id && id.All(char.IsAsciiLetterOrDigit)
        ? new ListedJob(id, isQuery, Text(json, "object"), Text(json, "operation"), Text(json, "state"), Text(json, "createdDate"))
        : throw new InvalidDataException("The answer of the org is not a list of bulk jobs: a job has no id.");

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
