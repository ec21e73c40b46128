export const help = {
  hint: 'Cómo se trabaja en esta consola. Esta página está en su equipo: se lee también sin conexión.',
  tourAgain: 'Ver el recorrido',
  keysToo: 'Ver todos los atajos',
  tour: {
    title: 'Recorrido por la consola',
    step: 'Paso {{step}} de {{count}}',
    next: 'Siguiente',
    back: 'Anterior',
    leave: 'Dejar el recorrido',
    finish: 'Empezar a trabajar',
    stop: {
      rail: {
        title: 'Los lugares',
        text: {
          desk: 'A la izquierda está lo que usted usa: su bandeja, los clientes, los casos en seguimiento. Solo ve lo que su rol permite.',
          solver:
            'A la izquierda está lo que usted usa: primero los casos que esperan por usted y por su área; también los clientes. Solo ve lo que su rol permite.',
          admin:
            'A la izquierda está lo que usted usa: la administración de personas y equipos, y quién puede hacer qué. Solo ve lo que su rol permite.',
        },
      },
      top: {
        title: 'Buscar y hacer',
        text: {
          desk: 'Con Ctrl+K busca clientes, lugares y acciones desde cualquier pantalla. A la derecha están sus avisos y su menú.',
          solver:
            'Con Ctrl+K busca clientes, lugares y acciones desde cualquier pantalla. La campana le avisa de un caso nuevo o de un cambio en los suyos.',
          admin: 'Con Ctrl+K busca lugares y acciones desde cualquier pantalla. A la derecha está su menú.',
        },
      },
      centre: {
        title: 'Una cosa a la vez',
        text: {
          desk: 'En el centro el guion dice qué leer y qué preguntar. Responda con los números del teclado. Lo hecho se pliega; un clic vuelve atrás sin perder nada.',
          solver:
            'En el centro está el caso: qué pidió el cliente, hasta cuándo se le responde, qué ha pasado y lo que usted puede hacer con él.',
          admin: 'En el centro está lo que eligió a la izquierda: cada persona con sus roles, su equipo y sus áreas.',
        },
      },
      panel: {
        title: 'Con quién habla',
        text: 'A la derecha está el cliente: autorizaciones, casos abiertos y últimos contactos. Ctrl+B lo muestra o lo oculta.',
      },
      foot: {
        title: 'Todo queda guardado',
        text: 'Abajo se ve si hay conexión y cuántos registros faltan por enviar. Sin conexión puede seguir trabajando: nada se pierde.',
      },
    },
  },
  topic: {
    guide: {
      title: 'El guion',
      text: [
        'Cada contacto de entrada sigue el guion de la gestión de entrada. El paso actual está abierto: en grande, lo que se dice; debajo, las respuestas con su número.',
        'Los pasos hechos se pliegan a su respuesta. Un clic en uno vuelve a él: la consola dice qué cambiaría y conserva lo que ya se respondió.',
        'Si el cliente cuelga, se equivocó o no se identifica, use «Terminar antes»: el contacto queda registrado con lo que se sabe.',
        'Las notas se escriben en cualquier momento y quedan en el registro. Si se va la luz, la consola se abre en el mismo paso con lo que estaba escribiendo.',
      ],
    },
    checklist: {
      title: 'Solución en primer contacto',
      text: [
        'La lista del tipo de solicitud decide si se puede resolver ahora. Marque cada frase que sea cierta.',
        'Un punto crítico sin marcar no deja resolver: escale. Un punto corriente se puede pasar por alto con un motivo, que queda con su nombre y la hora.',
        'La cifra «declarada» cuenta lo que hoy se resolvió en el primer contacto. La «comprobada» se conoce días después: se mantiene si el cliente no vuelve por el mismo tema.',
      ],
    },
    escalate: {
      title: 'Escalar y hacer seguimiento',
      text: [
        'Al escalar se da el radicado y la fecha de respuesta: léalos al cliente como aparecen. La fecha cuenta días hábiles y explica cuáles festivos no cuentan.',
        'En Seguimiento está lo que espera por usted: lo que vence hoy, lo vencido y lo respondido que falta informar. Informar al cliente abre su propio guion.',
      ],
    },
    offline: {
      title: 'Trabajar sin conexión',
      text: [
        'Todo lo que guarda queda cifrado en este equipo antes de decir «guardado». Cuando vuelve la conexión se envía solo, en orden y una sola vez.',
        '«Por enviar» quiere decir que está aquí y falta enviarlo. «Por confirmar», que el centro debe decir cómo queda.',
        'Si el centro no acepta algo, aparece en «Por corregir» con su texto: corríjalo y envíelo de nuevo, o descártelo.',
      ],
    },
    keys: {
      title: 'El teclado',
      text: [
        'Todo se puede hacer sin ratón. Los números responden el paso; Ctrl+Enter registra; F6 pasa a la siguiente parte de la pantalla; «?» muestra todos los atajos.',
        'Mientras escribe, las letras y los números son solo texto. Los atajos de una sola tecla se apagan en su menú.',
      ],
    },
  },
}
