using Salesforce.Typed.Cli.Permissions.Il;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>
/// Finds what Select calls read: the generator wrote their lists as code that makes them, in <c>Salesforce.Typed.Generated.Selections</c>.
/// </summary>
internal sealed class SelectLists(GeneratedTypes generated, CodeUses uses)
{
    private const string Holder = "Salesforce.Typed.Generated.Selections";

    // SOQL has five levels of children.
    private const int DeepestList = 16;
    private const int MostRows = 1_000_000;

    private int _rows;

    private sealed record Part(string Kind, string Name, string Fields, List<IlValue> Parts);

    /// <summary>Reads the lists of an assembly.</summary>
    public void Read(CodeAssembly assembly)
    {
        var walk = new IlWalk(assembly.Reader, assembly.Types, Follow);
        foreach (var handle in assembly.Reader.TypeDefinitions)
        {
            if (assembly.Types.Of(assembly.Reader, handle).Name == Holder)
                assembly.Follow(assembly.Reader.GetTypeDefinition(handle).GetMethods(), walk);
        }
    }

    private IlValue? Follow(IlCall call)
    {
        if (call.Name == "get_Info" && generated.OfRecord(call.Declaring) is { } name)
            return new IlValue(call.Return) { Text = name };
        if (call.Name != ".ctor")
            return null;
        switch (call.Declaring.Name)
        {
            case "Salesforce.Typed.CompilerServices.Selection" when call.Arguments is [{ Text: { } root }, { Text: { } fields }, ..]:
                AddRow(root, fields, call.Arguments.Count > 2 ? call.Arguments[2].Items ?? [] : []);
                return null;
            case "Salesforce.Typed.CompilerServices.ChildSelection" or "Salesforce.Typed.CompilerServices.TypeofSelection"
                or "Salesforce.Typed.CompilerServices.FunctionSelection":
                return new IlValue(call.Declaring)
                {
                    Tag = new Part(call.Declaring.Name, call.Arguments[0].Text
                        ?? "", call.Arguments[1].Text ?? "", call.Arguments.Select(a => a.Items).LastOrDefault(i => i is not null) ?? []),
                };
            case "System.ValueTuple`2":
                return new IlValue(call.Declaring) { Tag = new Part("", call.Arguments[0].Text ?? "", call.Arguments[1].Text ?? "", []) };
            default:
                return null;
        }
    }

    private void AddRow(string @object, string fields, List<IlValue> parts, int depth = 0)
    {
        // In code that no compiler wrote, a list may hold itself.
        if (depth > DeepestList || ++_rows > MostRows)
            throw new BadImageFormatException("A SELECT list has more levels or more parts than the generator writes.");
        uses.Add(@object, ObjectUse.Read);
        foreach (var path in fields.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            uses.AddPath(@object, path);
        foreach (var part in parts.Select(p => p.Tag).OfType<Part>())
            AddPart(@object, part, depth + 1);
    }

    private void AddPart(string @object, Part part, int depth)
    {
        switch (part.Kind)
        {
            case "Salesforce.Typed.CompilerServices.ChildSelection":
                if (uses.AddChild(@object, part.Name) is { } child)
                    AddRow(child, part.Fields, part.Parts, depth);
                break;
            case "Salesforce.Typed.CompilerServices.TypeofSelection":
                uses.AddMember(@object, part.Name, isSet: false);
                foreach (var @case in part.Parts.Select(p => p.Tag).OfType<Part>())
                    AddRow(@case.Name, @case.Fields, [], depth);
                break;
            default:
                // toLabel(Industry): the path stands between the parentheses.
                uses.AddPath(@object, part.Name[(part.Name.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')'));
                break;
        }
    }
}
