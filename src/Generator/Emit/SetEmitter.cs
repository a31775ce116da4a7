using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes the property of <c>SalesforceClient</c> that is the set of an object.</summary>
internal static class SetEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model)
    {
        var set = $"<{model.TypeName}, {model.TypeName}Fields, {model.TypeName}Keys>";
        using (code.Open("public static partial class SalesforceObjects"))
        using (code.Open("extension(SalesforceClient _org)"))
        {
            code.Line($"/// <summary>The {Text.Doc(model.Label)} records of the org.</summary>");
            TombstoneEmitter.Mark(code, model.Removal);
            code.Line($"public SObjectSet{set} {model.SetName} => _org.Set{set}();");
        }
    }
}
