using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.Testing.Core.Ids;

namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>The objects of the org, linked to each other.</summary>
internal sealed class OrgModel
{
    private readonly Dictionary<string, ObjectModel> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<ObjectModel>> _byPrefix = new(StringComparer.Ordinal);

    /// <param name="schema">The objects.</param>
    /// <param name="whole">All objects of the org, where these are what a user sees of them.</param>
    public OrgModel(OrgSchema schema, OrgModel? whole = null)
    {
        var hasOrganization = whole is not null || schema.Find(OrganizationObject.Name) is not null;
        if (!hasOrganization)
            schema = new OrgSchema(schema.Objects.Append(OrganizationObject.Describe));
        var prefixes = KeyPrefixes.For(schema);
        var objects = new List<ObjectModel>();
        foreach (var describe in schema.Objects)
        {
            var model = new ObjectModel(describe, prefixes[describe.Name])
            {
                IsBuiltIn = whole is null
                    ? !hasOrganization && describe.Name == OrganizationObject.Name
                    : whole.Find(describe.Name)!.IsBuiltIn,
            };
            objects.Add(model);
            _byName.Add(describe.Name, model);
            if (!_byPrefix.TryGetValue(model.KeyPrefix, out var sharing))
                _byPrefix.Add(model.KeyPrefix, sharing = []);
            sharing.Add(model);
        }
        Objects = objects;
        foreach (var model in objects)
            model.Link(this);
        foreach (var target in objects.SelectMany(o => o.Fields).Where(f => f.Describe.IsPolymorphic).SelectMany(f => f.Targets))
            target.IsInDirectory = true;
        Names = NameDirectory.Model(this, whole);
        Names.Link(this);
        Schema = SchemaView.Complete(new OrgSchema(objects.Select(o => o.Describe)));
    }

    public IReadOnlyList<ObjectModel> Objects { get; }

    /// <summary>The same objects, as statements are checked against them.</summary>
    public SchemaView Schema { get; }

    /// <summary>The objects of the snapshots: those that lists of objects have.</summary>
    public IEnumerable<ObjectModel> Listed => Objects.Where(o => !o.IsBuiltIn);

    /// <summary>What a polymorphic parent offers: the fields of Salesforce's object Name.</summary>
    public ObjectModel Names { get; }

    /// <summary>What a query finds at the end of a reference: an object, or the common fields of several.</summary>
    public ObjectModel TargetOf(FieldModel reference) => reference.Describe.IsPolymorphic ? Names : reference.Targets[0];

    public ObjectModel? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The objects whose ids begin with the prefix of this id; more than one where objects share it.</summary>
    public IReadOnlyList<ObjectModel> FindById(string id) => _byPrefix.GetValueOrDefault(id[..3]) ?? (IReadOnlyList<ObjectModel>)[];
}
