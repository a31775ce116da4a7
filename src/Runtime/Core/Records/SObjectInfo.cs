using System.Collections.Frozen;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed;

/// <summary>
/// What the runtime knows of an object: its names and the table of its fields. Generated code makes one for each record type, from a
/// table in one string literal, because a literal costs the compiler nothing where an array of constructor calls costs as much as the
/// record itself. (A UTF-8 literal costs it a syntax node for each byte.)
/// </summary>
public sealed class SObjectInfo
{
    private readonly RecordType _type;
    private readonly Func<int, SObjectInfo?>? _related;
    private readonly FrozenDictionary<string, FieldInfo> _byName;
    private readonly bool _isDynamic;
    private string? _defaultFields;
    private string? _defaultFieldsInAddress;
    private object? _plans;
    private RowLayout? _fromEvent;
    private SObjectInfo? _dynamic;

    private SObjectInfo(
        string name, string? keyPrefix, ReadOnlySpan<byte> table, RecordType type, Func<int, SObjectInfo?>? related)
    {
        Name = name;
        KeyPrefix = keyPrefix;
        _type = type;
        _related = related;
        Fields = ReadTable(table);
        RequiredFields = [.. Fields.Where(f => (f.Use & FieldUse.Required) != 0)];
        _byName = Fields.ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        FromCode = new RowLayout(this, fromOrg: false);
        FromOrg = new RowLayout(this, fromOrg: true);
        IdField = Find("Id");
    }

    // An object whose records are DynamicRecord.
    private SObjectInfo(string name, string? keyPrefix, Func<SObjectInfo, FieldInfo[]> fields, Func<int, SObjectInfo?>? related)
    {
        Name = name;
        KeyPrefix = keyPrefix;
        _type = new RecordType<DynamicRecord>(origin => new DynamicRecord(this, origin));
        _related = related;
        _isDynamic = true;
        Fields = fields(this);
        RequiredFields = [.. Fields.Where(f => (f.Use & FieldUse.Required) != 0)];
        _byName = Fields.ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        FromCode = new RowLayout(this, fromOrg: false);
        FromOrg = new RowLayout(this, fromOrg: true);
        IdField = Find("Id");
    }

    /// <summary>The API name, as <c>Account</c>.</summary>
    public string Name { get; }

    /// <summary>The first three characters of its ids, where every org has the same, or where the object was defined with them.</summary>
    public string? KeyPrefix { get; }

    /// <summary>The definition of an object that was defined at run time; null in generated code.</summary>
    public SObjectDefinition? Definition { get; private init; }

    /// <summary>Whether its records are <see cref="DynamicRecord"/>.</summary>
    internal bool IsDynamic => _isDynamic;

    /// <summary>The same object with records that are <see cref="DynamicRecord"/>.</summary>
    internal SObjectInfo Dynamic
    {
        get
        {
            if (_isDynamic)
                return this;
            if (_dynamic is { } made)
                return made;
            var same = new SObjectInfo(Name, KeyPrefix, owner => [.. Fields.Select(f => f.CopyTo(owner))],
                target => Related(target)?.Dynamic);
            return Interlocked.CompareExchange(ref _dynamic, same, null) ?? same;
        }
    }

    /// <summary>The fields and relationships, in the order of the generated table.</summary>
    public IReadOnlyList<FieldInfo> Fields { get; }

    /// <summary>Those that a new record must have, and that the types do not require: few objects have one.</summary>
    internal FieldInfo[] RequiredFields { get; }

    /// <summary>The layouts start here for a record that code makes, and here for one that comes from the org.</summary>
    internal RowLayout FromCode { get; }

    internal RowLayout FromOrg { get; }

    internal RowLayout FromEvent => _fromEvent ??= new RowLayout(this, fromOrg: true, isFromEvent: true);

    internal FieldInfo? IdField { get; }

    /// <summary>
    /// The SELECT list of a query without Select or Only: every field of the snapshot but binary content, whose bytes a query does not
    /// bring, and compounds, whose parts are in the list.
    /// </summary>
    internal string DefaultFields => _defaultFields ??= string.Join(", ", Fields.Where(IsInDefault).Select(f => f.Name));

    /// <summary>The same as an address holds them: without blanks.</summary>
    internal string DefaultFieldsInAddress => _defaultFieldsInAddress ??= DefaultFields.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>
    /// What the query layer keeps for this object, created by <paramref name="create"/> on first use. Core does not know its type.
    /// </summary>
    internal TPlans Plans<TPlans>(Func<SObjectInfo, TPlans> create)
        where TPlans : class => (TPlans)(_plans ??= create(this));

    /// <summary>Makes the table of an object. For generated code.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="format">The format of the table: <c>TableFormat.Version</c> of the generator.</param>
    /// <param name="name">The API name.</param>
    /// <param name="keyPrefix">The key prefix of a standard object; null otherwise.</param>
    /// <param name="table">
    /// A line a field: name, a blank, the letter of its <see cref="FieldKind"/>, the digit of its <see cref="FieldUse"/>, and for a
    /// relationship the number of its target; for a parent also, after a comma, the place of its reference.
    /// </param>
    /// <param name="make">Makes an empty record.</param>
    /// <param name="related">The objects that the targets number.</param>
    /// <exception cref="InvalidOperationException">The table is of another format than this runtime reads.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static SObjectInfo Create<T>(
        int format, string name, string? keyPrefix, ReadOnlySpan<byte> table, Func<RecordOrigin, T> make,
        Func<int, SObjectInfo?>? related = null)
        where T : SObject, ISObjectType => format == TableFormat.Version
            ? new(name, keyPrefix, table, new RecordType<T>(make), related)
            : throw new InvalidOperationException(
                $"The code of {name} was generated for table format {format}, and this version of Salesforce.Typed reads format "
                    + $"{TableFormat.Version}. "
                + $"Reference one version of Salesforce.Typed everywhere, and rebuild the project that contains {typeof(T).FullName}.");

    /// <summary>Makes the table of an object that is defined at run time.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="fields">Its fields and relationships.</param>
    /// <param name="find">The other objects, by name.</param>
    internal static SObjectInfo Define(SObjectDefinition definition, DefinedFields fields, Func<string, SObjectInfo> find) =>
        new(definition.Name, definition.KeyPrefix, fields.Make,
            target => target < fields.Related.Count ? find(fields.Related[target]) : null)
        {
            Definition = definition,
        };

    /// <summary>
    /// Makes the table of an object from a string literal, with the parameters of the other overload. For generated code.
    /// </summary>
    /// <exception cref="InvalidOperationException">The table is of another format than this runtime reads.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static SObjectInfo Create<T>(
        int format, string name, string? keyPrefix, string table, Func<RecordOrigin, T> make, Func<int, SObjectInfo?>? related = null)
        where T : SObject, ISObjectType => Create(format, name, keyPrefix, Encoding.UTF8.GetBytes(table), make, related);

    /// <summary>The field or relationship of that name, in any case; null when the snapshot has none.</summary>
    public FieldInfo? Find(string name) => _byName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal FieldInfo? Find(ReadOnlySpan<char> name) =>
        _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var field) ? field : null;

    internal SObject Make(RecordOrigin origin) => _type.Make(origin);

    /// <summary>Hands the record's type, which only the table knows, to generic code.</summary>
    internal TRow Visit<TRow>(IRecordTypeVisitor<TRow> visitor) => _type.Visit(visitor);

    internal object MakeChildren(List<SObject> rows, int totalSize, IChildPages? more) => _type.MakeChildren(rows, totalSize, more);

    internal SObjectInfo? Related(int target) => _related?.Invoke(target);

    /// <summary>The object of that name among those that this one's relationships lead to; null when it is not one of them.</summary>
    internal SObjectInfo? FindRelated(string name)
    {
        for (var i = 0; _related?.Invoke(i) is { } info; i++)
        {
            if (string.Equals(info.Name, name, StringComparison.OrdinalIgnoreCase))
                return info;
        }
        return null;
    }

    private static bool IsInDefault(FieldInfo field) =>
        !field.IsRelationship && !field.Kind.IsObject();

    private static int Number(ReadOnlySpan<byte> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private FieldInfo[] ReadTable(ReadOnlySpan<byte> table)
    {
        var fields = new List<FieldInfo>();
        foreach (var range in table.Split((byte)'\n'))
        {
            var line = table[range];
            if (line.IsEmpty)
                continue;
            var blank = line.IndexOf((byte)' ');
            var name = Encoding.UTF8.GetString(line[..blank]);
            var kind = (FieldKind)line[blank + 1];
            var use = (FieldUse)(line[blank + 2] - '0');
            var numbers = line[(blank + 3)..];
            var comma = numbers.IndexOf((byte)',');
            var target = numbers.IsEmpty ? -1 : Number(comma < 0 ? numbers : numbers[..comma]);
            fields.Add(new FieldInfo(this, fields.Count, name, kind, use, target, comma < 0 ? -1 : Number(numbers[(comma + 1)..])));
        }
        return [.. fields];
    }
}
