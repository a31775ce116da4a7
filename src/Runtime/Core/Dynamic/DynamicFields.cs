using Salesforce.Typed.Core.Dynamic;

namespace Salesforce.Typed.Dynamic;

/// <summary>The fields of an object that is named at run time, for conditions: <c>f =&gt; f["AnnualRevenue"] &gt; 1_000_000m</c>.</summary>
public readonly struct DynamicFields
{
    private readonly SObjectInfo? _info;

    internal DynamicFields(SObjectInfo info) => _info = info;

    private SObjectInfo Info =>
        _info ?? throw new InvalidOperationException("This is the default value of DynamicFields, which has no object.");

    /// <summary>A field of the object, or of a parent along dots: <c>f["Owner.Name"]</c>.</summary>
    /// <param name="path">The API name, in any case, or a path.</param>
    /// <exception cref="ArgumentException">The field does not exist.</exception>
    public DynamicField this[string path] => new(NamedField.Find(Info, path));

    /// <summary>A relationship to children: <c>f.Children("Contacts").Any(c =&gt; c["Email"] != null)</c>.</summary>
    /// <param name="relationship">The name of the relationship.</param>
    /// <exception cref="ArgumentException">The relationship does not exist.</exception>
    public DynamicChildren Children(string relationship) => new(NamedField.Children(Info, relationship));
}
