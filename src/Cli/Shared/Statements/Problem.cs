using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Cli.Shared.Statements;

/// <summary>What is wrong with a statement.</summary>
/// <param name="Kind">The name of the parser's or the semantic check's kind of error; <c>Input</c> where a line holds no statement.</param>
/// <param name="Code">The errorCode that Salesforce answers with; null where it runs the statement all the same, or never sees it.</param>
/// <param name="Message">What is wrong, in words.</param>
/// <param name="Line">The line in the statement, counted from 1: statements in JSON can have several.</param>
/// <param name="Column">The column in that line, counted from 1.</param>
/// <param name="Span">The place in the statement.</param>
internal sealed record Problem(string Kind, string? Code, string Message, int Line, int Column, TextSpan Span);
