using Salesforce.Typed.Core.Dynamic;

namespace Salesforce.Typed.Dynamic;

/// <summary>The aggregates of groups of an object that is named at run time: <c>g =&gt; [g.Count(), g.Sum("Amount")]</c>.</summary>
public readonly struct DynamicAggregates
{
    private readonly SObjectInfo? _info;
    private readonly IReadOnlyList<NamedField> _keys;

    internal DynamicAggregates(SObjectInfo info, IReadOnlyList<NamedField> keys)
    {
        _info = info;
        _keys = keys;
    }

    private SObjectInfo Info =>
        _info ?? throw new InvalidOperationException("This is the default value of DynamicAggregates, which has no object.");

    /// <summary>A key of the groups, for conditions and orders.</summary>
    /// <exception cref="ArgumentException">The groups have no such key.</exception>
    public DynamicAggregate Key(string path)
    {
        var named = NamedField.Find(Info, path);
        return _keys.Contains(named)
            ? new(named.Path, named.Field, isNumber: false)
            : throw new ArgumentException($"The rows are not grouped by {named.Path}, but by "
                + $"{string.Join(", ", _keys.Select(k => k.Path))}.", nameof(path));
    }

    /// <summary>How many rows a group has.</summary>
    public DynamicAggregate Count() => new("COUNT(Id)", null, isNumber: true);

    /// <summary>How many rows of a group have a value there.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or aggregates do not take it.</exception>
    public DynamicAggregate Count(string path) => new($"COUNT({Find(path, "COUNT").Path})", null, isNumber: true);

    /// <summary>How many different values a group has there.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or aggregates do not take it.</exception>
    public DynamicAggregate CountDistinct(string path) => new($"COUNT_DISTINCT({Find(path, "COUNT_DISTINCT").Path})", null, isNumber: true);

    /// <summary>The sum of a group's values; null where no row has one.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or it is not a number that is summed.</exception>
    public DynamicAggregate Sum(string path) => Number("SUM", path);

    /// <summary>The average of a group's values; null where no row has one.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or it is not a number that is summed.</exception>
    public DynamicAggregate Avg(string path) => Number("AVG", path);

    /// <summary>The least value of a group; null where no row has one.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or aggregates do not take it.</exception>
    public DynamicAggregate Min(string path) =>
        Find(path, "MIN") is var named ? new($"MIN({named.Path})", named.Field, isNumber: false) : default;

    /// <summary>The greatest value of a group; null where no row has one.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or aggregates do not take it.</exception>
    public DynamicAggregate Max(string path) =>
        Find(path, "MAX") is var named ? new($"MAX({named.Path})", named.Field, isNumber: false) : default;

    private DynamicAggregate Number(string function, string path)
    {
        var named = Find(path, function);
        return named.Field.Kind is FieldKind.Int or FieldKind.Long or FieldKind.Decimal or FieldKind.Double
            ? new($"{function}({named.Path})", named.Field, isNumber: true)
            : throw new ArgumentException($"{named.Path} ({named.Field}) is not a number, so it has no {function}.", nameof(path));
    }

    private NamedField Find(string path, string function)
    {
        var named = NamedField.Find(Info, path);
        var isRefused = named.Field.Definition is { } definition
            ? !definition.CanAggregate
            : named.Field.Kind is FieldKind.Boolean or FieldKind.Time or FieldKind.MultiPicklist
                or FieldKind.Address or FieldKind.Location or FieldKind.Json;
        return isRefused
            ? throw new ArgumentException($"{named.Path} ({named.Field}) is not aggregatable, so {function} does not take it.",
                nameof(path))
            : named;
    }
}
