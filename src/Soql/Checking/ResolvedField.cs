using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>What a path leads to.</summary>
/// <param name="Field">The field; null when it is not there or cannot be known.</param>
/// <param name="Object">The object that has the field.</param>
internal readonly record struct ResolvedField(FieldDescribe? Field, SObjectDescribe? Object);
