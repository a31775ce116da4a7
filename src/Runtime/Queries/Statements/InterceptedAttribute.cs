using System.ComponentModel;

namespace Salesforce.Typed.CompilerServices;

/// <summary>
/// Marks a method whose lambda the generator reads at build time: the call is replaced by one that knows which fields the lambda touches.
/// A call that was not replaced is a build error (SFT1001), and throws if it runs all the same.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InterceptedAttribute : Attribute;
