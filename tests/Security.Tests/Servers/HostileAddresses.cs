namespace Salesforce.Typed.Tests.Servers;

/// <summary>Addresses in the place of a path of the org, as data and as a generator.</summary>
internal static class HostileAddresses
{
    /// <summary>What must be refused wherever a path is expected.</summary>
    public static readonly string[] All =
    [
        "//evil.example/x", "///evil.example/x", "/.//evil.example/x", "/..//evil.example/x", "/services/..//evil.example/x",
        "/services/data/v67.0/..//..//evil.example",
        "/./evil", "/../evil", "/services/../evil", "/services/./data", "/services/data/v67.0/query/..", "/services/data/v67.0/query/.",
        "/%2e//evil.example/x", "/%2E%2E//evil.example/x", "/.%2e/evil", "/%2e./evil", "/services/%2e%2e/%2e%2e//evil.example",
        "/services/%2e%2e%2f%2fevil.example",
        "\\\\evil.example\\x", "/\\evil.example/x", "/\\\\evil.example/x", "\\/evil.example/x", "/services\\..\\evil",
        "/services/%5c%5cevil.example", "/%5cevil.example", "/%5C%5Cevil.example/x",
        "/%252e%252e//evil.example", "/%255cevil.example", "/%2f/evil.example", "/%2f%2fevil.example/x", "/%252f%252fevil.example",
        "https://evil.example/x", "http://evil.example", "http:evil.example", "https:evil.example", "https:/evil.example",
        "https:///evil.example", "HTTPS://evil.example",
        "ftp://evil.example/x", "file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x", "@evil.example/x", ":443@evil.example/x",
        "user:pw@evil.example",
        ".evil.example/x", "-evil.example", ":8443/x", "/\t/evil.example/x", "/\n/evil.example/x", "/\r\n/evil.example",
        "\t//evil.example/x", " //evil.example/x", "/ /evil.example",
        "/\u0000/evil", "/services/data/v67.0/query/01g\r\nX-Injected: 1", "/services/data/v67.0/query/01g\u0085",
        "/\u3002\u3002/evil.example", "/\uFF0F\uFF0Fevil.example", "/\u2215\u2215evil.example",
        "//evil\u3002example/x", "//acme.my.salesforce.com@evil.example/x", "//acme.my.salesforce.com%40evil.example/x",
        "//acme.my.salesforce.com\\@evil.example/x", "/\uFE68evil.example", "/\uFF3C\uFF3Cevil.example",
        "/services/data/v67.0//../..//evil.example", "/services/data/v67.0/query/01g#/../x", "/#//evil.example", "",
    ];

    private static readonly string[] Pieces =
    [
        "/", "//", "\\", ".", "..", "%2e", "%2E", "%5c", "%5C", "%2f", "%252e", "%252f", "@", ":", "?", "#", "%", "%zz", "evil.example",
        "https:", "http:", "services", "data", "v67.0", "query",
        "01g-2000", " ", "\t", "\r\n", "\u0000", "\u3002", "\uFF0F", "\uFF3C", "\u2100", "\u200B", "acme.my.salesforce.com", "[::1]",
        "127.0.0.1", ";", "&", "=", "\uD800", "%00", "%0d%0a", "$", "~",
    ];

    /// <summary>A path of random pieces; half of them begin as one of the platform does.</summary>
    public static string Random(Random random)
    {
        var path = random.Next(4) switch { 0 => HostileOrg.Data + "/query/", 1 => "/", 2 => "/services/", _ => "" };
        for (var left = random.Next(1, 10); left > 0; left--)
            path += Pieces[random.Next(Pieces.Length)];
        return path;
    }
}
