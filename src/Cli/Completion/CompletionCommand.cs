using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;

namespace Salesforce.Typed.Cli.Completion;

/// <summary><c>sftyped completion</c>: the script by which a shell asks the tool what may come next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # Put into ~/.bashrc: eval "$(sftyped completion bash)"
        _sftyped() {
          local IFS=$'\n'
          COMPREPLY=($(sftyped "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
          case "${COMPREPLY[0]}" in *. | *'(') compopt -o nospace ;; esac
        }
        complete -o nosort -F _sftyped sftyped
        """;

    private const string Zsh = """
        # Put into ~/.zshrc, after compinit: eval "$(sftyped completion zsh)"
        _sftyped() {
          local -a found
          found=("${(@f)$(sftyped "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -Q -- "${found[@]}"
        }
        compdef _sftyped sftyped
        """;

    private const string Pwsh = """
        # Put into $PROFILE: sftyped completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName sftyped -ScriptBlock {
            param($word, $commandLine, $cursor)
            sftyped "[suggest:$cursor]" "$commandLine" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new Command(
            "completion",
            Examples.After("Prints the script by which your shell completes commands, options, aliases of orgs, and names of your objects "
                + "and fields.", "eval \"$(sftyped completion bash)\""))
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Pwsh });
            return ExitCodes.Ok;
        });
        return command;
    }
}
