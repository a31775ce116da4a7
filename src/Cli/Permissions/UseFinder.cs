using Salesforce.Typed.Cli.Permissions.Il;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>Finds what compiled code does with an org: in its uses of generated members, and in the SELECT lists that the generator wrote for it.</summary>
internal static class UseFinder
{
    /// <summary>Reads an assembly, and those beside it that use the library. No code of them runs.</summary>
    /// <exception cref="InvalidDataException">The file is no assembly, or uses no records.</exception>
    public static CodeUses Find(string assembly, OrgSchema schema)
    {
        var assemblies = CodeAssembly.OpenWithOthers(assembly);
        try
        {
            var generated = new GeneratedTypes();
            assemblies.ForEach(generated.Add);
            if (!generated.Objects.Any())
                throw new InvalidDataException($"'{assembly}' uses no records of Salesforce.Typed.");
            var uses = new CodeUses(schema);
            var (lists, calls) = (new SelectLists(generated, uses), new CallUses(generated, uses));
            foreach (var code in assemblies)
            {
                lists.Read(code);
                var walk = new IlWalk(code.Reader, code.Types, calls.Follow);
                foreach (var handle in code.Reader.TypeDefinitions)
                {
                    if (!generated.Contains(code.Types.Of(code.Reader, handle)))
                        code.Follow(code.Reader.GetTypeDefinition(handle).GetMethods(), walk);
                }
            }
            calls.End();
            return uses;
        }
        finally
        {
            assemblies.ForEach(a => a.Dispose());
        }
    }
}
