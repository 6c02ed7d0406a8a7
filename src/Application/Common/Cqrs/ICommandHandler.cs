using MediatR;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Cqrs;

/// <summary>Loads an aggregate, calls one method on it, and stops.</summary>
public interface ICommandHandler<in TCommand, TResponse> : IRequestHandler<TCommand, Result<TResponse>>
    where TCommand : ICommand<TResponse>;

/// <inheritdoc cref="ICommandHandler{TCommand, TResponse}"/>
public interface ICommandHandler<in TCommand> : IRequestHandler<TCommand, Result>
    where TCommand : ICommand;

/// <summary>Answers a question without changing anything.</summary>
public interface IQueryHandler<in TQuery, TResponse> : IRequestHandler<TQuery, Result<TResponse>>
    where TQuery : IQuery<TResponse>;
