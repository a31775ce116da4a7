namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A condition that is not known before the statement is sent. Only a statement that was parsed with holes has one.</summary>
public sealed record HoleCondition : Condition;
