using Microsoft.CodeAnalysis.CSharp;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Emit;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>
/// The interceptors of one source file. Their locations hold a hash of that whole file, so they change with every edit of it, and with
/// edits of no other.
/// </summary>
internal sealed class InterceptorFile(SelectionFile selections)
{
    private readonly SortedDictionary<string,
        (InterceptedMethod Method, string Signature, List<InterceptableLocation> At)> _locations = new(StringComparer.Ordinal);

    /// <summary>Whether no call of the file was read.</summary>
    public bool IsEmpty => _locations.Count == 0;

    /// <summary>Adds a call.</summary>
    public void Add(InterceptedMethod method, SelectionModel selection, InterceptableLocation location)
    {
        // One interceptor serves all calls of one method with one list.
        var list = selections.Add(selection);
        var name = method.Name + "_" + list;
        if (!_locations.TryGetValue(name, out var interceptor))
            _locations.Add(name, interceptor = (method,
                string.Format(System.Globalization.CultureInfo.InvariantCulture, method.Signature, "Selections." + list), []));
        interceptor.At.Add(location);
    }

    /// <summary>The file.</summary>
    public GeneratedFile ToFile(string hintName)
    {
        var code = new CodeWriter();
        using (FileHead.Open(code, SelectionFile.Namespace))
        {
            using (code.Open("file static class Interceptors"))
            {
                foreach (var entry in _locations)
                {
                    foreach (var location in entry.Value.At)
                        code.Line($"{location.GetInterceptsLocationAttributeSyntax()} // "
                            + $"{Text.Comment(location.GetDisplayLocation().Replace('\\', '/').Split('/').Last())}");
                    code.Line($"internal static {entry.Value.Method.Returns} {entry.Key}{entry.Value.Signature}");
                    code.Line();
                }
            }
        }
        code.Line();
        using (code.Open("namespace System.Runtime.CompilerServices"))
        {
            code.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
            using (code.Open("file sealed class InterceptsLocationAttribute(int version, string data) : global::System.Attribute"))
            {
                code.Line("public int Version => version;");
                code.Line("public string Data => data;");
            }
        }
        return new GeneratedFile(hintName, code.ToString());
    }
}
