using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Salesforce.Typed.Cli.Permissions.Il;

/// <summary>
/// Follows the code of a method from its beginning to its end, once, with a stack of what is known of each value. It knows nothing of what
/// happens at run time, so both ways of a branch are followed with what was known before it.
/// </summary>
/// <param name="reader">The assembly.</param>
/// <param name="types">Reads its types.</param>
/// <param name="onCall">Sees each call, and may say what is known of its result.</param>
/// <param name="onStore">Sees what is put into a static field.</param>
internal sealed class IlWalk(MetadataReader reader, IlTypes types, Func<IlCall, IlValue?> onCall, Action<IlValue>? onStore = null)
{
    private const int MostText = 64 << 20;

    private IlStack _stack = IlStack.Empty;
    private long _text;
    // What a handler begins with: the exception.
    private static readonly IlStack Caught = IlStack.Empty.Push(IlValue.Unknown);

    private readonly Dictionary<int, IlValue> _locals = [];
    private readonly Dictionary<int, IlValue> _fields = [];
    private readonly Dictionary<int, IlStack> _atTarget = [];

    /// <summary>Follows a method.</summary>
    public void Run(MethodDefinition method, MethodBodyBlock body)
    {
        _stack = IlStack.Empty;
        _locals.Clear();
        _fields.Clear();
        _atTarget.Clear();
        var locals = body.LocalSignature.IsNil ? [] : reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(types, null);
        var signature = method.DecodeSignature(types, null);
        var arguments = signature.Header.IsInstance
            ? [types.Of(reader, method.GetDeclaringType()), .. signature.ParameterTypes]
            : signature.ParameterTypes;
        foreach (var region in body.ExceptionRegions)
        {
            _atTarget[region.HandlerOffset] = region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter
                ? Caught
                : IlStack.Empty;
            if (region.Kind == ExceptionRegionKind.Filter)
                _atTarget[region.FilterOffset] = Caught;
        }
        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            if (_atTarget.TryGetValue(il.Offset, out var known))
                Restore(known);
            var first = il.ReadByte();
            Step(IlOpCodes.Of(first == 0xFE ? 0xFE00 | il.ReadByte() : first), ref il, locals, arguments);
        }
    }

    private void Step(OpCode code, ref BlobReader il, IReadOnlyList<IlType> locals, IReadOnlyList<IlType> arguments)
    {
        switch (code.OperandType)
        {
            case OperandType.InlineMethod:
                Call(code, MetadataTokens.EntityHandle(il.ReadInt32()));
                return;
            case OperandType.InlineString:
                Push(new IlValue(new IlType("System.String")) { Text = UserString(il.ReadInt32()) });
                return;
            case OperandType.InlineField:
                Field(code, il.ReadInt32());
                return;
            case OperandType.ShortInlineBrTarget:
                Branch(code, il.ReadSByte(), ref il);
                return;
            case OperandType.InlineBrTarget:
                Branch(code, il.ReadInt32(), ref il);
                return;
            case OperandType.InlineSwitch:
                Pop();
                Switch(ref il);
                return;
            case OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig:
                Typed(code, MetadataTokens.EntityHandle(il.ReadInt32()));
                return;
            case OperandType.InlineI8 or OperandType.InlineR:
                il.ReadInt64();
                break;
            case OperandType.InlineI or OperandType.ShortInlineR:
                il.ReadInt32();
                break;
            case OperandType.ShortInlineI:
                il.ReadByte();
                break;
            case OperandType.ShortInlineVar:
                Variable(code, il.ReadByte(), locals, arguments);
                return;
            case OperandType.InlineVar:
                Variable(code, il.ReadUInt16(), locals, arguments);
                return;
        }
        Plain(code, locals, arguments);
    }

    private void Switch(ref BlobReader il)
    {
        var count = il.ReadInt32();
        if (count < 0 || count > il.RemainingBytes / sizeof(int))
            throw new BadImageFormatException("A switch has more targets than its method has bytes.");
        // The targets are relative to what follows the last of them.
        var next = il.Offset + (count * sizeof(int));
        for (var i = 0; i < count; i++)
            _atTarget.TryAdd(next + il.ReadInt32(), _stack);
    }

    // Many instructions can name one long text.
    private string UserString(int token)
    {
        var text = reader.GetUserString(MetadataTokens.UserStringHandle(token));
        _text += text.Length;
        return _text <= MostText
            ? text
            : throw new BadImageFormatException($"Its code loads more than {MostText >> 20} million characters.");
    }

    private void Plain(OpCode code, IReadOnlyList<IlType> locals, IReadOnlyList<IlType> arguments)
    {
        var name = code.Name!;
        if (name == "dup")
        {
            Push(_stack.Top);
        }
        else if (name.Length == 7 && name is ['l' or 's', .., >= '0' and <= '9'] && name[6] is var digit
            && (name.StartsWith("ldloc.", StringComparison.Ordinal) || name.StartsWith("stloc.", StringComparison.Ordinal)
                || name.StartsWith("ldarg.", StringComparison.Ordinal)))
        {
            Variable(code, digit - '0', locals, arguments);
        }
        else if (name is "ret" or "throw" or "rethrow" or "endfinally" or "endfilter")
        {
            _stack = IlStack.Empty;
        }
        else if (name.StartsWith("stelem", StringComparison.Ordinal))
        {
            StoreElement();
        }
        else
        {
            Move(code);
        }
    }

    private void StoreElement()
    {
        var value = Pop();
        Pop();
        Pop().Items?.Add(value);
    }

    private void Typed(OpCode code, EntityHandle handle)
    {
        if (code.Name == "newarr")
        {
            Pop();
            Push(new IlValue(new IlType("[]", [types.Of(reader, handle)])) { Items = [] });
        }
        else if (code.Name == "stelem")
        {
            StoreElement();
        }
        else if (code.Name is "castclass" or "box" or "unbox.any" or "isinst" or "ldobj")
        {
            // What it is stays what it is.
            Push(Pop() with { });
        }
        else
        {
            Move(code);
        }
    }

    private void Variable(OpCode code, int index, IReadOnlyList<IlType> locals, IReadOnlyList<IlType> arguments)
    {
        if (code.Name!.StartsWith("stloc", StringComparison.Ordinal))
            _locals[index] = Pop();
        else if (code.Name.StartsWith("ldloc", StringComparison.Ordinal))
            Push(_locals.TryGetValue(index, out var known) && known.Type != IlType.Unknown
                ? known
                : new IlValue(index < locals.Count ? locals[index] : IlType.Unknown));
        else if (code.Name.StartsWith("ldarg", StringComparison.Ordinal))
            Push(new IlValue(index < arguments.Count ? arguments[index] : IlType.Unknown));
        else
            Pop();
    }

    private void Field(OpCode code, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (code.Name is "stfld" or "stsfld")
        {
            var value = Pop();
            _fields[token] = value;
            if (code.Name == "stfld")
                Pop();
            else
                onStore?.Invoke(value);
            return;
        }
        if (code.Name is "ldfld" or "ldflda")
            Pop();
        if (_fields.TryGetValue(token, out var known) && known.Type != IlType.Unknown)
        {
            Push(known);
            return;
        }
        Push(new IlValue(handle.Kind switch
        {
            HandleKind.FieldDefinition => reader.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(types, null),
            HandleKind.MemberReference when reader.GetMemberReference((MemberReferenceHandle)handle) is var member =>
                member.DecodeFieldSignature(types, null).With(types.Of(reader, member.Parent).Arguments, []),
            _ => IlType.Unknown,
        }));
    }

    private void Branch(OpCode code, int offset, ref BlobReader il)
    {
        Move(code);
        if (code.FlowControl == FlowControl.Branch && code.Name!.StartsWith("leave", StringComparison.Ordinal))
            _stack = IlStack.Empty;
        _atTarget.TryAdd(il.Offset + offset, _stack);
        // What follows is come to from elsewhere: from a branch that was met before, or with nothing on the stack.
        if (code.FlowControl == FlowControl.Branch)
            _stack = IlStack.Empty;
    }

    private void Call(OpCode code, EntityHandle handle)
    {
        IReadOnlyList<IlType> methodArguments = [];
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            var spec = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
            methodArguments = spec.DecodeSignature(types, null);
            handle = spec.Method;
        }
        var (declaring, name, signature) = Method(handle);
        var parameters = signature.ParameterTypes.Select(p => p.With(declaring.Arguments, methodArguments)).ToList();
        if (code.Name is "ldftn" or "ldvirtftn")
        {
            Move(code);
            return;
        }
        var values = new IlValue[parameters.Count];
        for (var i = parameters.Count - 1; i >= 0; i--)
            values[i] = Pop();
        var isNew = code.Name == "newobj";
        var receiver = !isNew && signature.Header.IsInstance ? Pop() : null;
        var result = isNew ? declaring : signature.ReturnType.With(declaring.Arguments, methodArguments);
        var known = onCall(
            new IlCall(declaring, name, methodArguments, parameters, result, receiver is null ? values : [receiver, .. values], receiver));
        if (isNew || signature.ReturnType.Name != "System.Void")
            Push(known ?? new IlValue(result));
    }

    private (IlType Declaring, string Name, MethodSignature<IlType> Signature) Method(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodDefinition)
        {
            var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
            return (types.Of(reader, method.GetDeclaringType()), reader.GetString(method.Name), method.DecodeSignature(types, null));
        }
        var member = reader.GetMemberReference((MemberReferenceHandle)handle);
        return (types.Of(reader, member.Parent), reader.GetString(member.Name), member.DecodeMethodSignature(types, null));
    }

    private void Move(OpCode code)
    {
        for (var i = IlOpCodes.Pops(code); i > 0; i--)
            Pop();
        for (var i = IlOpCodes.Pushes(code); i > 0; i--)
            Push(IlValue.Unknown);
    }

    // The way that falls through here knows at least as much.
    private void Restore(IlStack known) => _stack = _stack.Count == known.Count ? _stack : known;

    private void Push(IlValue value) => _stack = _stack.Push(value);

    private IlValue Pop()
    {
        var value = _stack.Top;
        _stack = _stack.Below;
        return value;
    }
}
