namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>USING SCOPE mine</c> or <c>USING LOOKUP Object__c.Field__c</c>.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">The scope, or the lookup field.</param>
public sealed record UsingItem(UsingKind Kind, FieldPath Name) : SyntaxNode;
