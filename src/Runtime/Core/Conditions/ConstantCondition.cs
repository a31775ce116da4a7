namespace Salesforce.Typed.Core.Conditions;

/// <summary>
/// A condition that is true for every record or for none. SOQL has no constants: conditions on the id, which is never null, take their
/// place. In HAVING, where the id is not available, the number of records of a group does; it is at least 1.
/// </summary>
internal sealed class ConstantCondition(bool isAll) : Condition
{
    /// <summary>Whether every record fulfills it.</summary>
    public bool IsAll => isAll;

    /// <summary>Writes a condition that is true for every record, or for none.</summary>
    public static void Write(ref SoqlWriter writer, bool isAll) => writer.Write((isAll, writer.IsHaving) switch
    {
        (true, false) => "Id != null",
        (false, false) => "Id = null",
        (true, true) => "COUNT(Id) > 0",
        (false, true) => "COUNT(Id) < 0",
    });

    internal override void Write(ref SoqlWriter writer) => Write(ref writer, isAll);
}
