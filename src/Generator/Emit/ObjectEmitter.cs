using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes the file of one object.</summary>
internal static class ObjectEmitter
{
    /// <summary>The attribute that marks the code as generated, and by which generator.</summary>
    public const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"Salesforce.Typed\", \"1.0\")]";

    /// <summary>The file's text.</summary>
    public static string Emit(ObjectModel model)
    {
        var code = new CodeWriter();
        using (FileHead.Open(code, model.Namespace))
        {
            RecordEmitter.Emit(code, model);
            FieldsEmitter.Emit(code, model);
            KeysEmitter.Emit(code, model);
            foreach (var picklist in model.Picklists)
                PicklistEmitter.Emit(code, picklist, model);
            foreach (var reference in model.References)
                ReferenceEmitter.Emit(code, reference);
            SetEmitter.Emit(code, model);
        }
        return code.ToString();
    }
}
