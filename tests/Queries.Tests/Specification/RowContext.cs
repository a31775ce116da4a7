using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>What an expression can read: a row, or a group of rows.</summary>
internal abstract class RowContext
{
    /// <summary>The value of an expression, and the field whose value it is, where there is one.</summary>
    public abstract (object? Value, FieldDescribe? Field) Read(FieldExpression expression);
}
