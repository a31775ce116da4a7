using Salesforce.Typed.Testing.Events.Avro;
using Salesforce.Typed.Testing.Users;

namespace Salesforce.Typed.Testing.Events;

/// <summary>The fields of an event that a user may not read: he gets it without them.</summary>
internal sealed class HiddenFields
{
    private readonly EventSchema _schema;
    private readonly FieldSet _fields;

    private HiddenFields(EventSchema schema, FieldSet fields)
    {
        _schema = schema;
        _fields = fields;
    }

    /// <summary>What is hidden from the user; null where nothing is.</summary>
    public static HiddenFields? Of(OrgUser user, string entity, EventSchema schema)
    {
        if (user.Org.Model == user.Org.WholeModel || user.Org.Model.Find(entity) is not { } seen || user.Org.WholeModel.Find(entity) is not { } whole || seen.Fields.Count == whole.Fields.Count)
            return null;
        var hidden = new FieldSet(schema);
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            // A compound goes with all of its parts: permissions are given for it, and not for them.
            if (whole.Find(schema.Fields[i].Name) is not null && seen.Find(schema.Fields[i].Name) is null)
                hidden.Add(i);
        }
        return hidden.IsEmpty ? null : new HiddenFields(schema, hidden);
    }

    public byte[] RemoveFrom(byte[] payload)
    {
        try
        {
            var decoded = DecodedEvent.Read(_schema, payload);
            return decoded.Without(_fields).Write();
        }
        catch (InvalidDataException)
        {
            // Broken on purpose: nobody can read it.
            return payload;
        }
    }
}
