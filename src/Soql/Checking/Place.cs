namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>The clause in which an expression stands.</summary>
internal enum Place
{
    Select,
    Where,
    GroupBy,
    Having,
    OrderBy,
}
