using MediatR;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Cqrs;

/// <summary>A use case that changes something. Runs in one unit of work, and may run again if it loses a race: it keeps no state of its own.</summary>
public interface ICommand<TResponse> : IRequest<Result<TResponse>>;

/// <summary>A use case that changes something and has nothing to say about it.</summary>
public interface ICommand : IRequest<Result>;

/// <summary>A use case that only reads.</summary>
public interface IQuery<TResponse> : IRequest<Result<TResponse>>;

/// <summary>
/// A command whose refusal is itself a fact to be kept, such as the end of a session whose token was reused.
/// Everywhere else a refusal leaves no trace in the database.
/// </summary>
public interface ICommitsRefusals;

/// <summary>A command that can be asked what it would do: it runs and answers as ever, and nothing of it is written.</summary>
public interface IRehearsable
{
    bool DryRun { get; }
}

/// <summary>Why a command has no validator.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NothingToValidateAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}
