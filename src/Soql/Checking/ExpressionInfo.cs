using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>What is known of an expression.</summary>
/// <param name="Type">The type of its values; null when it is not known.</param>
/// <param name="Field">The field whose values they are, where the expression is one, or an aggregate or label of one.</param>
/// <param name="Argument">The field that a function is applied to.</param>
internal readonly record struct ExpressionInfo(FieldType? Type, FieldDescribe? Field = null, FieldDescribe? Argument = null);
