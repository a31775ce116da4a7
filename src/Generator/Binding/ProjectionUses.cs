using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// What a method of another assembly reads of the records that it gets, as the build of that assembly noted it in an attribute.
/// </summary>
/// <param name="text">The text of the attribute: for each parameter, its place (or <c>this</c>) and what is read, as <see cref="RowText"/>
/// writes it.</param>
internal sealed class ProjectionUses(string text)
{
    /// <summary>The name of the attribute.</summary>
    public const string Attribute = "ProjectionUsesAttribute";

    /// <summary>What stands for <c>this</c> in the place of a parameter.</summary>
    public const string Self = "this";

    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, ProjectionUses>> Known = new();

    /// <summary>What the assembly of a method says of it; null where it says nothing.</summary>
    public static ProjectionUses? Find(IMethodSymbol method) =>
        method.ContainingAssembly is { } assembly && method.OriginalDefinition.GetDocumentationCommentId() is { } id
            && Known.GetValue(assembly, Read).TryGetValue(id, out var uses) ? uses : null;

    /// <summary>Why an assembly says nothing of a method.</summary>
    public static string WhyUnknown(IMethodSymbol method)
    {
        var isBuiltWithGenerator = method.ContainingAssembly?.GetTypeByMetadataName("Salesforce.Typed.Generated.Selections") is not null;
        return "the build of that assembly noted nothing of it, which happens where the method passes the record on as a whole, is not "
            + "public, or is a "
            + "member of an extension block"
            + (isBuiltWithGenerator ? "" : ", or where the assembly is built without the generator of Salesforce.Typed");
    }

    /// <summary>Adds what is read to these rows. The answer says why that is impossible; it is null where it is not.</summary>
    public string? Apply(RowValue? self, IReadOnlyList<RowValue?> arguments)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(';'))
            places[part.Substring(0, part.IndexOf('='))] = part.Substring(part.IndexOf('=') + 1);
        string? reason = null;
        for (var i = -1; i < arguments.Count && reason is null; i++)
        {
            var value = i < 0 ? self : arguments[i];
            if (value is PolymorphicValue)
                return "passes the parent of several possible objects on as a whole, and which of its fields are needed cannot be seen";
            if (value is GroupValue)
                return "passes the group on as a whole, and which of its aggregates are needed cannot be seen";
            IReadOnlyList<RowNode> rows = value switch
            {
                RecordValue record => record.Rows,
                ListValue list => list.Rows,
                _ => [],
            };
            if (rows.Count > 0 && !places.ContainsKey(i < 0 ? Self : i.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                return "passes the record on as a whole, and which of its fields are needed cannot be seen";
            foreach (var row in rows)
                reason ??= new RowText(places[i < 0 ? Self : i.ToString(System.Globalization.CultureInfo.InvariantCulture)]).AddTo(row);
        }
        return reason;
    }

    private static Dictionary<string, ProjectionUses> Read(IAssemblySymbol assembly)
    {
        var all = new Dictionary<string, ProjectionUses>(StringComparer.Ordinal);
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute is { AttributeClass: { Name: Attribute } type,
                ConstructorArguments: [{ Value: string method }, { Value: string uses }] } && RuntimeNamespace.Declares(type))
                all[method] = new ProjectionUses(uses);
        }
        return all;
    }
}
