using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// The types of Salesforce.Typed that the analyzers know. They are looked up once per compilation, and all analyzers share them.
/// </summary>
internal sealed class SalesforceSymbols
{
    private const string Namespace = "Salesforce.Typed.";

    private static readonly ConditionalWeakTable<Compilation, SalesforceSymbols> Cache = new();

    private readonly IAssemblySymbol? _runtime;
    private readonly INamedTypeSymbol? _client;
    private readonly INamedTypeSymbol? _set;
    private readonly INamedTypeSymbol? _query;
    private readonly INamedTypeSymbol? _rows;
    private readonly INamedTypeSymbol? _projection;
    private readonly INamedTypeSymbol? _groupedQuery;
    private readonly INamedTypeSymbol? _group;
    private readonly INamedTypeSymbol? _field;
    private readonly INamedTypeSymbol? _dynamicField;
    private readonly INamedTypeSymbol? _dynamicAggregate;
    private readonly INamedTypeSymbol? _textual;
    private readonly INamedTypeSymbol? _relation;
    private readonly INamedTypeSymbol? _picklist;
    private readonly INamedTypeSymbol? _objectType;
    private readonly INamedTypeSymbol? _condition;
    private readonly INamedTypeSymbol? _children;
    private readonly INamedTypeSymbol? _semiJoins;
    private readonly INamedTypeSymbol? _groupFields;
    private readonly INamedTypeSymbol?[] _references;
    private readonly INamedTypeSymbol?[] _neverNull;
    private readonly INamedTypeSymbol? _textualFields;
    private readonly INamedTypeSymbol? _statement;
    private readonly INamedTypeSymbol? _soqlText;
    private readonly INamedTypeSymbol? _soslText;
    private readonly INamedTypeSymbol? _id;
    private readonly INamedTypeSymbol? _rawId;
    private readonly INamedTypeSymbol? _callOptions;
    private readonly INamedTypeSymbol? _removedAttribute;
    private readonly INamedTypeSymbol? _authFlow;
    private readonly INamedTypeSymbol? _signInSettings;
    private readonly INamedTypeSymbol? _bulkQueries;
    private readonly INamedTypeSymbol? _childList;
    private readonly INamedTypeSymbol? _polymorphic;
    private readonly INamedTypeSymbol?[] _compounds;

    private SalesforceSymbols(Compilation compilation)
    {
        _client = compilation.GetTypesByMetadataName(Namespace + "SalesforceClient").FirstOrDefault();
        _runtime = _client?.ContainingAssembly;
        _set = Find("SObjectSet`3");
        _query = Find("SoqlRows`1");
        _rows = Find("RowQuery`1");
        _projection = Find("Projection`1");
        _groupedQuery = Find("GroupedQuery`3");
        _group = Find("Group`1");
        _field = Find("Fields.IField");
        _dynamicField = Find("Dynamic.DynamicField");
        _dynamicAggregate = Find("Dynamic.DynamicAggregate");
        _textual = Find("Fields.ITextual");
        _relation = Find("Fields.IRelation");
        _picklist = Find("IPicklist");
        _objectType = Find("ISObjectType");
        _condition = Find("Condition");
        _children = Find("Fields.Children`2");
        _semiJoins = Find("SemiJoins");
        _groupFields = Find("GroupFields`1");
        _references = [Find("Fields.IdField`2"), Find("Fields.AnyIdField`2"), Find("Fields.TextReferenceField`1")];
        _neverNull = [Find("Fields.NumberFunction"), Find("Fields.DateFunction")];
        _textualFields = Find("TextualFields");
        _statement = Find("StatementText");
        _soqlText = Find("SoqlText");
        _soslText = Find("SoslText");
        _id = Find("Id`1");
        _rawId = Find("RawId");
        _callOptions = Find("RecordOptions");
        _removedAttribute = Find("CompilerServices.RemovedAttribute");
        _authFlow = Find("Auth.AuthFlow");
        _bulkQueries = Find("BulkQueryExtensions");
        _childList = Find("ChildList`1");
        _polymorphic = Find("Polymorphic`1");
        _compounds = [Find("Address"), Find("Location"), Find("Fields.CompoundField`2")];
        // The settings are in the assembly for hosts, which a project may not reference.
        _signInSettings = compilation.GetTypesByMetadataName(Namespace + "Hosting.SignInSettings").FirstOrDefault();
    }

    /// <summary>Gets the symbols of a compilation.</summary>
    public static SalesforceSymbols Of(Compilation compilation) => Cache.GetValue(compilation, static c => new SalesforceSymbols(c));

    /// <summary>Returns whether a type is in the runtime's assembly.</summary>
    public bool IsInRuntime(ITypeSymbol? type) =>
        _runtime is not null && SymbolEqualityComparer.Default.Equals(type?.ContainingAssembly, _runtime);

    /// <summary>Returns whether the type is the client of an org.</summary>
    public bool IsClient(ITypeSymbol? type) => Is(type, _client);

    /// <summary>Returns whether the type is the set of an object's records, such as <c>org.Account</c>.</summary>
    public bool IsSet(ITypeSymbol? type) => Is(type, _set);

    /// <summary>Returns whether the type is a typed query: a set, or what the builder methods of one return.</summary>
    public bool IsQuery(ITypeSymbol? type) => IsOrInherits(type, _query);

    /// <summary>Returns whether the type is a query after Select.</summary>
    public bool IsProjection(ITypeSymbol? type) => Is(type, _projection);

    /// <summary>Returns whether the type is a query of any rows, of records, of a Select or of text.</summary>
    public bool IsRows(ITypeSymbol? type) => IsOrInherits(type, _rows);

    /// <summary>Returns whether the type is a query of groups before Select.</summary>
    public bool IsGroupedQuery(ITypeSymbol? type) => Is(type, _groupedQuery);

    /// <summary>Returns whether the type is a group, in Select or in HAVING.</summary>
    public bool IsGroup(ITypeSymbol? type) => IsOrInherits(type, _group) || Is(type, _groupFields);

    /// <summary>Returns whether the type is a field in a condition, or a function or an aggregate there.</summary>
    public bool IsField(ITypeSymbol? type) => Implements(type, _field) || Is(type, _dynamicField) || Is(type, _dynamicAggregate);

    /// <summary>Returns whether the type is a field that holds texts.</summary>
    public bool IsTextual(ITypeSymbol? type) => Implements(type, _textual);

    /// <summary>Returns whether the type is a group in HAVING and ORDER BY.</summary>
    public bool IsFieldsOfGroup(ITypeSymbol? type) => Is(type, _groupFields);

    /// <summary>Returns whether the type is a condition, or a field that is one.</summary>
    public bool IsAnyCondition(ITypeSymbol? type) => IsOrInherits(type, _condition);

    /// <summary>Returns whether the type is the fields of an object, which those of a parent are.</summary>
    public bool IsParent(ITypeSymbol? type) => Implements(type, _relation) && !IsChildren(type);

    /// <summary>Returns whether the type is a generated picklist.</summary>
    public bool IsPicklist(ITypeSymbol? type) => Implements(type, _picklist);

    /// <summary>Returns whether the type is the name of an object that has no snapshot.</summary>
    public bool IsAbsentObject(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: true } && !IsInRuntime(type) && Implements(type, _objectType);

    /// <summary>Returns whether the type is a condition.</summary>
    public bool IsCondition(ITypeSymbol? type) => Is(type, _condition);

    /// <summary>Returns whether the type is a child relationship in the fields of an object.</summary>
    public bool IsChildren(ITypeSymbol? type) => Is(type, _children);

    /// <summary>Returns whether the type declares In and NotIn with a query.</summary>
    public bool IsSemiJoins(ITypeSymbol? type) => Is(type, _semiJoins);

    /// <summary>Returns whether the type is a group in HAVING.</summary>
    public bool IsGroupFields(ITypeSymbol? type) => Is(type, _groupFields);

    /// <summary>Returns whether the type is an id or a reference in the fields of an object.</summary>
    public bool IsReferenceField(ITypeSymbol? type) => _references.Any(r => Is(type, r));

    /// <summary>Returns whether the type is a function of a date, which always has a value.</summary>
    public bool IsNeverNull(ITypeSymbol? type) => _neverNull.Any(n => Is(type, n));

    /// <summary>Returns whether the type declares Contains, EndsWith and Like.</summary>
    public bool IsTextualFields(ITypeSymbol? type) => Is(type, _textualFields);

    /// <summary>Returns whether the type is the base of <c>SoqlText</c> and <c>SoslText</c>, which takes the values of the holes.</summary>
    public bool IsStatement(ITypeSymbol? type) => Is(type, _statement);

    /// <summary>Returns whether the type is an interpolated SOQL or SOSL statement, whose holes are values.</summary>
    public bool IsStatementText(ITypeSymbol? type) => Is(type, _soqlText) || Is(type, _soslText);

    /// <summary>Returns whether the type is an id of a known object.</summary>
    public bool IsTypedId(ITypeSymbol? type) => Is(type, _id);

    /// <summary>Returns whether the type is an id.</summary>
    public bool IsId(ITypeSymbol? type) => Is(type, _id) || Is(type, _rawId);

    /// <summary>Returns whether the type is the options of a call for one record.</summary>
    public bool IsCallOptions(ITypeSymbol? type) => Is(type, _callOptions);

    /// <summary>Returns whether the type is the attribute of members that the org lost.</summary>
    public bool IsRemovedAttribute(ITypeSymbol? type) => Is(type, _removedAttribute);

    /// <summary>Returns whether the type takes the secrets of a sign-in: a flow, or the settings in a host.</summary>
    public bool IsSignIn(ITypeSymbol? type) => IsOrInherits(type, _authFlow) || IsOrInherits(type, _signInSettings);

    /// <summary>Returns whether the type declares BulkAsync.</summary>
    public bool IsBulkQueries(ITypeSymbol? type) => Is(type, _bulkQueries);

    /// <summary>Returns whether the type is the child records of a record.</summary>
    public bool IsChildList(ITypeSymbol? type) => Is(type, _childList);

    /// <summary>Returns whether the type is a parent of several possible objects.</summary>
    public bool IsPolymorphic(ITypeSymbol? type) => Is(type, _polymorphic);

    /// <summary>Returns whether the type is a compound value, or a compound field in conditions.</summary>
    public bool IsCompound(ITypeSymbol? type) => _compounds.Any(c => Is(type, c));

    private INamedTypeSymbol? Find(string name) => _runtime?.GetTypeByMetadataName(Namespace + name);

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, known);

    private static bool Implements(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && (Is(type, known) || type?.AllInterfaces.Any(i => Is(i, known)) == true);

    private static bool IsOrInherits(ITypeSymbol? type, INamedTypeSymbol? known)
    {
        if (known is null)
            return false;
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Is(at, known))
                return true;
        }
        return false;
    }
}
