namespace Salesforce.Typed.Tests.Describes;

/// <summary>What an attacker writes.</summary>
internal static class HostileTexts
{
    private const string Payload = "public static class Injected { [System.Runtime.CompilerServices.ModuleInitializer] public static void "
        + "Go() => System.Environment.Exit(3); }";

    /// <summary>Texts that are not names.</summary>
    public static readonly string[] NoNames =
    [
        $"Name => default!; {Payload} //", $"X {{ get; }} }} {Payload} public class Y {{ public int Z", $"A\n{Payload}\n//",
        $"A\u2028{Payload}\u2029//", "A\u0085B", "A\r\nB", "A\rB",
        "", " ", " A", "A ", "A B", "A\tB", "A\0", "\0", "A*", "*/", "/*", "A:B", "A<B>", "A>", "<Clone>$", "A|B", "A?B", "A\"B", "A'B",
        "A\\B", "\\u0041", "A/B", "../../x", "C:\\x", "A.B", "A,B", "A;B",
        "A=B", "A-B", "A+B", "A`1", "A{0}", "{0}", "%00", "@class", "$A", "#if", "A!", "A()", "A[]", "global::A", "1A", "1", "_", "_A",
        "__c", "A_", "A__", "A\u0301", "Ünï", "Имя", "名前", "ＦullWidth",
        "A\u200dB", "A\u202eB", "\u2066A\u2069", "\ufeffA", "A\ufeff", "A\ud800", "\udc00A", "\ud83d\ude00", "A\uffff", "\u001b[2J",
        "##vso[task.setvariable]x", "::error::x", new('A', 129), new('A', 5_000), "CON.", "A\u00a0B",
    ];

    /// <summary>Texts of any kind.</summary>
    public static readonly string[] Texts =
    [
        .. NoNames, "</summary><script>", "&lt;", "&", "]]>", "<!--", "-->", "*/ class X { } /*",
        "\"; } } class X { static X() => throw null!; } //", "\\\"; //", "{", "}", "{{", "{0}{1}", "\"\"\"", "$\"{1}\"",
        "\u001d", "\u001e", "\u001f", "A\u001fB\u001eC", "\u001d0041", "\u001dzzzz", "\0\0",
        "\u0001\u0008\u000b\u000c\u001b\u007f\u0080\u009f", "\ud800\ud800", "\udfff\ud800", "\ufffe", "\u2029",
        "\u202e\u202d\u2067\u200f\u061c",
        "\U000e0001\U000e0041", "line\r\n#error x", "\r\n#line 1 \"x\"", "\n#pragma warning restore", "Value", "Label", "Info", "Of",
        "ToString", "get_Value", "class", "null", "1st", new('\u00df', 250), new('-', 250), new('A', 900),
    ];

    /// <summary>The texts that each place is attacked with on its own.</summary>
    public static readonly string[] Worst =
    [
        "", "\"; } } class X { static X() => throw null!; } //", "\\\"; //", "</summary><script>", "*/ class X { } /*", "line\r\n#error x",
        "A\u2028" + Payload,
        "\ud800", "\u202e", "\0", "{0}{1}", "A\u001fB\u001eC\u001d0041", "ToString", new('A', 900), new('A', 5_000),
    ];

    /// <summary>Every character below U+0100, and the others that end a line or change its order, inside of a text.</summary>
    public static readonly IReadOnlyList<string> EachCharacter = [.. Enumerable.Range(0, 256).Concat([
        0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800, 0xdfff, 0xfeff, 0xfffe, 0xffff, 0xe000, 0x0378
    ]).Select(c => $"x{(char)c}y")];
}
