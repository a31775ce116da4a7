using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>One row: fields, fields of parents, parts of dates, labels.</summary>
internal sealed class SingleRow(World world, FromClause from, Record record) : RowContext
{
    public Record Record => record;

    public override (object? Value, FieldDescribe? Field) Read(FieldExpression expression) => expression switch
    {
        FieldPath path => Read(path),
        FunctionCall { Function: SoqlFunction.ToLabel, Argument: FieldPath path } => Label(path),
        FunctionCall call when call.Function.IsDatePart() => (Part(call), null),
        _ => throw new ArgumentException(expression.ToString(), nameof(expression)),
    };

    /// <summary>Whether the path leads through relationships.</summary>
    public static bool IsOfParent(FromClause from, FieldExpression expression) =>
        expression is FieldPath path && Steps(from, path).Length > 1;

    /// <summary>The names of a path without the object's own name or alias before them.</summary>
    public static string[] Steps(FromClause from, FieldPath path)
    {
        var first = path.Names[0];
        var isOwn = path.Names.Count > 1
            && (from.Main.Alias?.Is(first) == true || string.Equals(first, from.Main.Name.Last, StringComparison.OrdinalIgnoreCase));
        return [.. path.Names.Skip(isOwn ? 1 : 0)];
    }

    /// <summary>The field that a path ends at, found by names alone.</summary>
    public static FieldDescribe Field(World world, SObjectDescribe describe, string[] steps)
    {
        foreach (var step in steps[..^1])
            describe = world.Schema.Find(describe.Fields.Single(f => f.RelationshipName == step).ReferenceTo[0])!;
        return describe.FindField(steps[^1])!;
    }

    private (object? Value, FieldDescribe Field) Read(FieldPath path)
    {
        var steps = Steps(from, path);
        var field = Field(world, record.Object, steps);
        var at = record;
        foreach (var step in steps[..^1])
            at = at?.Parent(at.Object.Fields.Single(f => f.RelationshipName == step).Name);
        // A parent that is not there has no values, and its checkboxes are off.
        return (at is not null ? at[steps[^1]] : field.Type == FieldType.Boolean ? false : null, field);
    }

    private (object? Value, FieldDescribe? Field) Label(FieldPath path)
    {
        var (value, field) = Read(path);
        return (field.PicklistValues.FirstOrDefault(
            e => string.Equals(e.Value, value as string, StringComparison.OrdinalIgnoreCase))?.Label ?? value, null);
    }

    private object? Part(FunctionCall call)
    {
        var isLocal = call.Argument is FunctionCall;
        var path = (FieldPath)(isLocal ? ((FunctionCall)call.Argument).Argument : call.Argument);
        DateTime? moment = Read(path).Value switch
        {
            DateOnly date => date.ToDateTime(TimeOnly.MinValue),
            DateTime utc => isLocal ? TimeZoneInfo.ConvertTimeFromUtc(utc, world.Zone) : utc,
            _ => null,
        };
        return moment is { } known ? new Ranges(world.Today, world.FiscalYearStart).Part(call.Function, known) : null;
    }
}
