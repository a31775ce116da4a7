using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Salesforce.Typed.Cli.Permissions.Il;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>A compiled assembly, read and never loaded.</summary>
internal sealed class CodeAssembly : IDisposable
{
    private const int LargestFile = 1 << 30;
    private const string Runtime = "Salesforce.Typed";

    private readonly PEReader _file;

    private CodeAssembly(PEReader file, string name)
    {
        _file = file;
        Name = name;
        Reader = file.GetMetadataReader();
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Its metadata.</summary>
    public MetadataReader Reader { get; }

    /// <summary>Reads its types.</summary>
    public IlTypes Types { get; } = new();

    /// <summary>Whether it is code of a user's of the library.</summary>
    public bool UsesRuntime =>
        Reader.AssemblyReferences.Any(r => Reader.StringComparer.Equals(Reader.GetAssemblyReference(r).Name, Runtime));

    /// <summary>Opens an assembly; null where the file is not one.</summary>
    public static CodeAssembly? Open(string path)
    {
        // A pipe or a device has no length, and reading it may not end; a link may lead to one.
        var info = new FileInfo(path);
        if ((info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info) is not { Exists: true, Length: > 0 and < LargestFile })
            return null;
        var file = new PEReader(File.OpenRead(path));
        try
        {
            if (file.HasMetadata)
                return new CodeAssembly(file, Path.GetFileName(path));
        }
        catch (BadImageFormatException)
        {
            // A native library can be next to the assemblies.
        }
        file.Dispose();
        return null;
    }

    /// <summary>Opens an assembly, and those next to it that use the library.</summary>
    /// <exception cref="InvalidDataException">The file is not an assembly.</exception>
    public static List<CodeAssembly> OpenWithOthers(string path)
    {
        var opened = new List<CodeAssembly> { Open(path) ?? throw new InvalidDataException($"'{path}' is no .NET assembly.") };
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.dll").Order(
            StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name == opened[0].Name || name.StartsWith(Runtime + ".", StringComparison.OrdinalIgnoreCase) || name == "sftyped.dll"
                || Open(file) is not { } other)
                continue;
            if (other.UsesRuntime)
                opened.Add(other);
            else
                other.Dispose();
        }
        return opened;
    }

    /// <summary>Follows the code of methods.</summary>
    public void Follow(IEnumerable<MethodDefinitionHandle> methods, IlWalk walk)
    {
        foreach (var handle in methods)
        {
            var method = Reader.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress != 0)
                walk.Run(method, _file.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    public void Dispose() => _file.Dispose();
}
