using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Salesforce.Typed.Tests;

/// <summary>Writes assemblies with a record whose type initializer, signatures or type names no compiler would write.</summary>
internal static class HostileAssembly
{
    private const byte Class = 0x12;
    private const byte GenericInstance = 0x15;
    private const byte Void = 0x01;

    /// <summary>Writes an assembly.</summary>
    /// <param name="path">The file.</param>
    /// <param name="code">The instructions of the record's type initializer.</param>
    /// <param name="argument">A type argument of the record's base class; the record itself when null.</param>
    /// <param name="addTypes">Adds further types.</param>
    public static void Write(string path, byte[] code, byte[]? argument = null, Action<MetadataBuilder>? addTypes = null)
    {
        var metadata = new MetadataBuilder();
        var il = new BlobBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("App.dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("App"), new Version(1, 0, 0, 0), default, default, 0, AssemblyHashAlgorithm.None);
        var runtime = metadata.AddAssemblyReference(
            metadata.GetOrAddString("Salesforce.Typed"), new Version(1, 0, 0, 0), default, default, 0, default);
        metadata.AddTypeReference(runtime, metadata.GetOrAddString("Salesforce.Typed"), metadata.GetOrAddString("SObject`2"));
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString(
            "<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        // Class, the base class as the first reference, and the record, which is the second definition, as both of its arguments.
        byte[] record = [Class, (2 << 2) | 0];
        var signature = new BlobBuilder();
        signature.WriteBytes((byte[])[GenericInstance, Class, (1 << 2) | 1, 2, .. argument ?? record, .. record]);
        var @base = metadata.AddTypeSpecification(metadata.GetOrAddBlob(signature));
        var body = new MethodBodyStreamEncoder(il).AddMethodBody(code.Length, maxStack: 8);
        new BlobWriter(body.Instructions).WriteBytes(code);
        metadata.AddTypeDefinition(TypeAttributes.Public, metadata.GetOrAddString("App"), metadata.GetOrAddString(
            "Account"), @base, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddMethodDefinition(
            MethodAttributes.Static | MethodAttributes.SpecialName, MethodImplAttributes.IL, metadata.GetOrAddString(".cctor"),
            metadata.GetOrAddBlob((byte[])[0, 0, Void]), body.Offset, MetadataTokens.ParameterHandle(1));
        addTypes?.Invoke(metadata);
        var file = new BlobBuilder();
        new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata, suppressValidation: true), il).Serialize(file);
        File.WriteAllBytes(path, file.ToArray());
    }
}
