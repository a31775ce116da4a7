using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Files;

/// <summary>What reading a policy file gave.</summary>
/// <param name="Document">The policy; null where an error was found, because a policy that is misspelled grants nothing.</param>
/// <param name="Problems">The errors and warnings, in the order of the file.</param>
public sealed record PolicyReading(PolicyDocument? Document, EquatableArray<PolicyProblem> Problems);
