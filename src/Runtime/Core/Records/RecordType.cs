using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Core.Records;

/// <summary>Makes records, and lists of them, of a type that is known where the table was made and nowhere else.</summary>
internal abstract class RecordType
{
    public abstract SObject Make(RecordOrigin origin);

    public abstract object MakeChildren(List<SObject> rows, int totalSize, IChildPages? more);

    public abstract TRow Visit<TRow>(IRecordTypeVisitor<TRow> visitor);
}

/// <inheritdoc/>
internal sealed class RecordType<T>(Func<RecordOrigin, T> make) : RecordType
    where T : SObject, ISObjectType
{
    public override SObject Make(RecordOrigin origin) => make(origin);

    public override TRow Visit<TRow>(IRecordTypeVisitor<TRow> visitor) => visitor.Visit<T>();

    public override object MakeChildren(List<SObject> rows, int totalSize, IChildPages? more)
    {
        if (rows.Count == 0 && more is null)
            return ChildList<T>.None;
        var typed = new T[rows.Count];
        for (var i = 0; i < typed.Length; i++)
            typed[i] = (T)rows[i];
        return new ChildList<T>(typed, totalSize, more);
    }
}
