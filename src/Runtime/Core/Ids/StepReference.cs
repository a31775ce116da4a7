namespace Salesforce.Typed.Core.Ids;

/// <summary>
/// What a reference to a step of a composite request says: <c>@{ref2.id}</c>, <c>@{ref2[3].id}</c>, <c>@{ref2.records[0].OwnerId}</c>. It
/// packs into a
/// <see cref="RawId"/>, with the unit that handed it out, so that one that went astray is found before it is sent.
/// </summary>
/// <param name="Unit">The number of the unit of work.</param>
/// <param name="Step">The number of the step within it.</param>
/// <param name="Shape">Where in the step's answer the row is.</param>
/// <param name="Row">Which row, where there are several.</param>
/// <param name="Field">The field, or a path to one; the platform reports upper from lower case.</param>
internal readonly record struct StepReference(int Unit, int Step, AnswerShape Shape, int Row, string Field)
{
    private const int UnitShift = 32;
    private const int ShapeShift = 62;
    private const int RowShift = 32;

    /// <summary>The largest number of a unit and of a row that has room: past it, units are counted from the start again.</summary>
    public const int Most = (1 << 30) - 1;

    /// <summary>By what name a step goes.</summary>
    public static string NameOf(int step) => "ref" + step.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a reference says.</summary>
    public static StepReference Of(RawId reference) => new(
        (int)(reference.High >> UnitShift) & Most,
        (int)(uint)reference.High,
        (AnswerShape)(reference.Low >> ShapeShift),
        (int)(reference.Low >> RowShift) & Most,
        ReferenceFields.NameOf((int)(uint)reference.Low));

    /// <summary>As an id that represents the one to come.</summary>
    public RawId ToRaw() => RawId.Reference(
        ((ulong)(uint)Unit << UnitShift) | (uint)Step,
        ((ulong)Shape << ShapeShift) | ((ulong)(uint)Row << RowShift) | (uint)ReferenceFields.NumberOf(Field));

    /// <summary>As it travels.</summary>
    public override string ToString() => Shape switch
    {
        AnswerShape.List => $"@{{{NameOf(Step)}[{Row}].{Field}}}",
        AnswerShape.Records => $"@{{{NameOf(Step)}.records[{Row}].{Field}}}",
        _ => $"@{{{NameOf(Step)}.{Field}}}",
    };
}
