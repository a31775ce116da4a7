using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Salesforce.Typed.Cli.Permissions.Il;

/// <summary>
/// Checks the signatures of an assembly before one is decoded. .NET decodes a type within a type by recursion, so that a long signature,
/// as of an array of arrays of arrays, would overflow the stack and end the process.
/// </summary>
internal static class IlSignatures
{
    private const int Longest = 64 << 10;

    /// <summary>The stack of a thread that decodes signatures of that length.</summary>
    public const int StackSize = 128 << 20;

    /// <summary>Requires that every signature has a length that can be decoded.</summary>
    /// <exception cref="BadImageFormatException">One is longer.</exception>
    public static void Require(MetadataReader reader)
    {
        foreach (var handle in reader.MethodDefinitions)
            Require(reader, reader.GetMethodDefinition(handle).Signature);
        foreach (var handle in reader.FieldDefinitions)
            Require(reader, reader.GetFieldDefinition(handle).Signature);
        foreach (var handle in reader.MemberReferences)
            Require(reader, reader.GetMemberReference(handle).Signature);
        foreach (var row in Rows(reader, TableIndex.TypeSpec))
            Require(reader, reader.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)).Signature);
        foreach (var row in Rows(reader, TableIndex.StandAloneSig))
            Require(reader, reader.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(row)).Signature);
        foreach (var row in Rows(reader, TableIndex.MethodSpec))
            Require(reader, reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)).Signature);
    }

    private static IEnumerable<int> Rows(MetadataReader reader, TableIndex table) => Enumerable.Range(1, reader.GetTableRowCount(table));

    private static void Require(MetadataReader reader, BlobHandle signature)
    {
        if (reader.GetBlobReader(signature).Length > Longest)
            throw new BadImageFormatException($"A signature is longer than {Longest} bytes.");
    }
}
