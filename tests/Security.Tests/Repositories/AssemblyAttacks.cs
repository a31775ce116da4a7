using System.Reflection.Metadata.Ecma335;
using Salesforce.Typed.Cli.Permissions;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary><c>permissions</c> reads assemblies that no compiler wrote, and ends with an error that names the file.</summary>
public sealed class AssemblyAttacks
{
    private const byte NewObject = 0x73;
    private const byte SzArray = 0x1d;

    // Instructions: 14 ldnull, 17 ldc.i4.1, 3A brtrue, 45 switch, 28 call, 72 ldstr, FE FF reserved, 2A ret.
    public static TheoryData<Attack> Attacks { get; } =
    [
        new Attack("assembly", "an unknown instruction", "is damaged"),
        new Attack("assembly", "a switch of 2147483647 targets", "is damaged"),
        new Attack("assembly", "a switch of -1 targets", "is damaged"),
        new Attack("assembly", "a call of a type", "is damaged"),
        new Attack("assembly", "a text outside the heap", "is damaged"),
        new Attack("assembly", "an instruction without its operand", "is damaged"),
        new Attack("assembly", "an array of arrays, 1000000 deep", "is damaged"),
        new Attack("assembly", "a base class within itself", "is damaged"),
        new Attack("assembly", "a reference within itself", "is damaged"),
        new Attack("assembly", "a type within itself", "is damaged"),
        new Attack("assembly", "100000 values under 100000 branches", "uses no records"),
        new Attack("assembly", "an array of arrays, 60000 deep", "uses no records"),
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_assembly_that_no_compiler_wrote_is_an_error(Attack attack)
    {
        using var folder = new HostileFolder();
        var path = folder.At("App.dll");
        Write(path, attack.Input);
        var before = GC.GetTotalAllocatedBytes();
        var error = Assert.Throws<InvalidDataException>(() => UseFinder.Find(path, new OrgSchema([])));
        Assert.Contains(attack.Expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("App.dll", error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 500_000_000);
    }

    [Fact]
    public void Random_changes_of_an_assembly_do_not_crash_the_tool()
    {
        using var folder = new HostileFolder();
        var path = folder.At("App.dll");
        HostileAssembly.Write(path, [0x14, 0x17, 0x3A, 0, 0, 0, 0, 0x28, 1, 0, 0, 6, 0x2A]);
        var good = File.ReadAllBytes(path);
        var random = new Random(20_260_101);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(0x200, bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, bytes);
            Assert.Throws<InvalidDataException>(() => UseFinder.Find(path, new OrgSchema([])));
        }
    }

    private static void Write(string path, string what)
    {
        byte[] call = [0x28, 2, 0, 0, 6, 0x2A];
        switch (what)
        {
            case "an unknown instruction": HostileAssembly.Write(path, [0xFE, 0xFF]); break;
            case "a switch of 2147483647 targets": HostileAssembly.Write(path, [0x17, 0x45, 0xFF, 0xFF, 0xFF, 0x7F]); break;
            case "a switch of -1 targets": HostileAssembly.Write(path, [0x17, 0x45, 0xFF, 0xFF, 0xFF, 0xFF]); break;
            case "a call of a type": HostileAssembly.Write(path, [NewObject, 1, 0, 0, 2, 0x2A]); break;
            case "a text outside the heap": HostileAssembly.Write(path, [0x72, 0xFF, 0xFF, 0xFF, 0x70]); break;
            case "an instruction without its operand": HostileAssembly.Write(path, [0x28, 1]); break;
            case "an array of arrays, 1000000 deep": HostileAssembly.Write(path, [0x2A], Arrays(1_000_000)); break;
            case "an array of arrays, 60000 deep": HostileAssembly.Write(path, [0x2A], Arrays(60_000)); break;
            // A class that is named by the specification that names it.
            case "a base class within itself": HostileAssembly.Write(path, [0x2A], [0x12, (1 << 2) | 2]); break;
            case "a reference within itself":
                HostileAssembly.Write(path, [0x2A], [
                    0x12, (2 << 2) | 1
                ], m => m.AddTypeReference(MetadataTokens.TypeReferenceHandle(2), default, m.GetOrAddString("Loop")));
                break;
            case "a type within itself":
                HostileAssembly.Write(
                    path, call, null, m => m.AddNestedType(MetadataTokens.TypeDefinitionHandle(2), MetadataTokens.TypeDefinitionHandle(2)));
                break;
            default:
                HostileAssembly.Write(path, [.. Enumerable.Repeat(
                    (byte)0x14, 100_000), .. Enumerable.Range(0, 100_000).SelectMany(_ => new byte[] { 0x17, 0x3A, 0, 0, 0, 0 }), 0x2A]);
                break;
        }
    }

    private static byte[] Arrays(int depth) => [.. Enumerable.Repeat(SzArray, depth), 0x0E];
}
