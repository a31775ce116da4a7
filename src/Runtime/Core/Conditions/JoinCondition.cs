namespace Salesforce.Typed.Core.Conditions;

/// <summary>A semi-join or anti-join: an id among those that a query finds, or not among them.</summary>
internal sealed class JoinCondition(string path, string op, ISubquery query) : Condition
{
    public string Path => path;

    public ISubquery Query => query;

    internal override bool HasJoin => true;

    internal override void Write(ref SoqlWriter writer)
    {
        writer.Write(path);
        writer.Write(op);
        writer.Write('(');
        query.Write(ref writer);
        writer.Write(')');
    }
}
