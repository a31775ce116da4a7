using Salesforce.Typed.Gate.Tools;

namespace Salesforce.Typed.Gate.Calls;

/// <summary>What a call of the org gave.</summary>
/// <param name="Answer">What the agent gets.</param>
/// <param name="Sentence">What the record says.</param>
/// <param name="Rows">How many rows were read or written.</param>
/// <param name="Outcome"><c>succeeded</c>, <c>failed</c> or <c>unknown</c>.</param>
internal sealed record CallResult(ToolAnswer Answer, string Sentence, long Rows, string Outcome = "succeeded");
