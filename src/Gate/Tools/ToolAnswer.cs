using System.Text.Json;
using Salesforce.Typed.Gate.Answers;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>The answer of a tool.</summary>
/// <param name="Content">The structured content.</param>
/// <param name="IsError">Whether it is a refusal or an error.</param>
internal sealed record ToolAnswer(JsonElement Content, bool IsError = false)
{
    /// <summary>The content as text.</summary>
    public string Text { get; } = ToolJson.Text(Content);

    /// <summary>A refusal.</summary>
    /// <param name="code">The code of the contract: <c>denied</c>, <c>not_found</c>, <c>invalid</c>, <c>needs_approval</c>, <c>budget</c>
    /// or <c>org</c>.</param>
    /// <param name="message">The reason.</param>
    /// <param name="at">The part that it is about; null where there is none.</param>
    /// <param name="instead">What to do instead; null where nothing is known.</param>
    /// <param name="approval">The id of the approval that the call waits for; null for others.</param>
    public static ToolAnswer Refused(
        string code, string message, string? at = null, string? instead = null, string? approval = null) => new(
        ToolJson.Object(writer =>
        {
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            if (at is not null)
                writer.WriteString("at", at);
            if (instead is not null)
                writer.WriteString("instead", instead);
            if (approval is not null)
                writer.WriteString("approval", approval);
        }), IsError: true);
}
