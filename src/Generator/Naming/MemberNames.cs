namespace Salesforce.Typed.Generator.Naming;

/// <summary>
/// Gives each member of a record its name: the API name, with underscores behind it where the record, its base or an earlier member has
/// that name already. No API name ends in an underscore, so such a name is always free.
/// </summary>
internal sealed class MemberNames
{
    private static readonly HashSet<string> OfRecord =
    [
        "ApiName", "AsNew", "ByKey", "Clone", "ConvertCurrency", "Deconstruct", "Empty", "EqualityContract", "Equals",
        "Finalize", "Format", "GetAddress", "GetBoolean", "GetChanges", "GetChildren",
        "GetDate", "GetDateTime", "GetDecimal", "GetDouble", "GetHashCode", "GetId", "GetInt", "GetJson", "GetLocation", "GetLong",
        "GetMultiPicklist", "GetParent", "GetPicklist", "GetPolymorphic", "GetText", "GetTime", "GetType", "Info", "IsLoaded",
        "KeyPrefix", "KeyedBy", "MarkChanged", "MemberwiseClone", "op_Equality", "op_Inequality", "PrintMembers", "ReferenceEquals",
        "Related",
        "RelationPath", "SetBoolean", "SetChildren", "SetDate", "SetDateTime", "SetDecimal", "SetDouble", "SetId", "SetInt", "SetJson",
        "SetLong", "SetMultiPicklist", "SetParent", "SetPicklist", "SetText", "SetTime", "ToDynamic", "ToLabel", "ToString", "WithId",
    ];

    private readonly NameScope _names;

    /// <summary>Begins with what every record of that type has.</summary>
    public MemberNames(string typeName) => _names = new NameScope([.. OfRecord, typeName, typeName + "Fields", typeName + "Keys"]);

    /// <summary>
    /// Whether every record has a member or an accessor of that name, so that no record can be called so: the compiler declares
    /// <c>get_EqualityContract</c> in each.
    /// </summary>
    public static bool IsOfRecord(string name) => OfRecord.Contains(NameScope.WithoutAccessor(name));

    /// <summary>The name for the member <paramref name="apiName"/>.</summary>
    public string Take(string apiName) => Identifier.Escape(_names.Take(apiName));
}
