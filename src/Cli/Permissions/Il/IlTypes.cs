using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace Salesforce.Typed.Cli.Permissions.Il;

/// <summary>Reads types from signatures.</summary>
internal sealed class IlTypes : ISignatureTypeProvider<IlType, object?>
{
    public IlType GetPrimitiveType(PrimitiveTypeCode typeCode) => new("System." + typeCode);

    public IlType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        // In a damaged assembly a type may be within itself.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var type = reader.GetTypeDefinition(handle);
        return Of(reader, type.Namespace, type.Name, type.GetDeclaringType() is { IsNil: false } outer
            ? GetTypeFromDefinition(reader, outer, rawTypeKind)
            : null);
    }

    public IlType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var type = reader.GetTypeReference(handle);
        return Of(reader, type.Namespace, type.Name, type.ResolutionScope.Kind == HandleKind.TypeReference
            ? GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind)
            : null);
    }

    public IlType GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }

    public IlType GetGenericInstantiation(IlType genericType, ImmutableArray<IlType> typeArguments) => new(genericType.Name, typeArguments);

    public IlType GetGenericTypeParameter(object? genericContext, int index) => new("!" + index);

    public IlType GetGenericMethodParameter(object? genericContext, int index) => new("!!" + index);

    public IlType GetSZArrayType(IlType elementType) => new("[]", [elementType]);

    public IlType GetArrayType(IlType elementType, ArrayShape shape) => new("[]", [elementType]);

    public IlType GetByReferenceType(IlType elementType) => elementType;

    public IlType GetPointerType(IlType elementType) => elementType;

    public IlType GetPinnedType(IlType elementType) => elementType;

    public IlType GetModifiedType(IlType modifier, IlType unmodifiedType, bool isRequired) => unmodifiedType;

    public IlType GetFunctionPointerType(MethodSignature<IlType> signature) => IlType.Unknown;

    /// <summary>The type that a handle names.</summary>
    public IlType Of(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0),
        _ => IlType.Unknown,
    };

    private static IlType Of(MetadataReader reader, StringHandle space, StringHandle name, IlType? outer) =>
        new(outer is not null
            ? outer.Name + "/" + reader.GetString(name)
            : space.IsNil ? reader.GetString(name) : reader.GetString(space) + "." + reader.GetString(name));
}
