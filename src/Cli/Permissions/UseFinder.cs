using System.Runtime.ExceptionServices;
using Salesforce.Typed.Cli.Permissions.Il;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>
/// Finds what compiled code does with an org: in its uses of generated members, and in the SELECT lists that the generator wrote
/// for it.
/// </summary>
internal static class UseFinder
{
    /// <summary>Reads an assembly, and those next to it that use the library. None of their code runs.</summary>
    /// <exception cref="InvalidDataException">The file is not an assembly, or uses no records.</exception>
    public static CodeUses Find(string assembly, OrgSchema schema)
    {
        CodeUses? uses = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    uses = Read(assembly, schema);
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            IlSignatures.StackSize);
        thread.Start();
        thread.Join();
        try
        {
            failure?.Throw();
            return uses!;
        }
        // What the readers of metadata throw where a table, a token or an instruction is not what it must be.
        catch (Exception e) when (e is BadImageFormatException or InsufficientExecutionStackException or KeyNotFoundException
            or InvalidCastException
            or ArgumentException or IndexOutOfRangeException or OverflowException or InvalidOperationException or NullReferenceException)
        {
            throw new InvalidDataException(
                $"'{assembly}', or an assembly in its folder, is damaged or was not written by a compiler: {e.Message} Build the project "
                    + $"again.", e);
        }
    }

    private static CodeUses Read(string assembly, OrgSchema schema)
    {
        var assemblies = CodeAssembly.OpenWithOthers(assembly);
        try
        {
            assemblies.ForEach(a => IlSignatures.Require(a.Reader));
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
