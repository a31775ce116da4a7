using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed;

/// <summary>A parent that may be of several objects, as a task's What.</summary>
/// <typeparam name="TTarget">The generated interface that the possible objects have.</typeparam>
public readonly struct Polymorphic<TTarget> : IEquatable<Polymorphic<TTarget>>
    where TTarget : class
{
    private readonly PolymorphicParent? _parent;

    internal Polymorphic(PolymorphicParent? parent) => _parent = parent;

    /// <summary>Whether there is no parent.</summary>
    public bool IsNull => _parent is null;

    /// <summary>The API name of the parent's object; null when there is no parent.</summary>
    public string? Type => _parent?.Type;

    /// <summary>The parent's name, where the query asked for it.</summary>
    /// <exception cref="FieldNotLoadedException">The query did not ask for Name.</exception>
    public string? Name => _parent?.Named.Name;

    /// <summary>Whether both represent equal parents.</summary>
    public static bool operator ==(Polymorphic<TTarget> left, Polymorphic<TTarget> right) => left.Equals(right);

    /// <summary>Whether the two represent different parents.</summary>
    public static bool operator !=(Polymorphic<TTarget> left, Polymorphic<TTarget> right) => !left.Equals(right);

    /// <summary>The parent as a record of <typeparamref name="T"/>; null when it is of another object or there is none.</summary>
    public T? As<T>()
        where T : SObject, TTarget => _parent?.Record as T;

    /// <inheritdoc/>
    public bool Equals(Polymorphic<TTarget> other) => Equals(_parent, other._parent);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Polymorphic<TTarget> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _parent?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => _parent?.ToString() ?? "null";
}
